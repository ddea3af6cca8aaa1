import type { CarePerson } from '../customers/care-person-store.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Supplier } from '../shared/supplier.ts';
import { explainSignal } from '../words/explain-signal.ts';
import { type Speaker, speakerFor } from '../words/speaker.ts';
import type { CallCard } from './call-card.ts';
import type { MorningCall, MorningList } from './morning-list.ts';

export interface MorningListFacts {
  person: CarePerson;
  day: Day;
  /** The person's own calls, in the order to make them. At least one. */
  cards: readonly CallCard[];
  /** How many calls lie below the cut, for everyone. */
  below: number;
  supplier: Supplier;
  /** Address of the console, without a slash at its end. */
  consoleUrl: string;
  productName(id: number): string;
}

/** Puts one person's calls into words, in that person's language. */
export function composeMorningList(facts: MorningListFacts): MorningList {
  const speaker = speakerFor(facts.person.language);
  const { cards, supplier, consoleUrl } = facts;
  const count = cards.length;
  const say = (key: string, values = {}) => speaker.say(`calls:morning.${key}`, values);
  return {
    language: facts.person.language,
    subject: say('subject', { count, customer: cards[0]?.customerName ?? '' }),
    date: speaker.date(facts.day),
    hello: say('hello', { name: facts.person.name.split(' ')[0] ?? facts.person.name }),
    lead: say('lead', {
      count,
      money: sayRound(
        cards.reduce((sum, card) => sum + card.stakeCents, 0),
        facts,
        speaker,
      ),
    }),
    calls: cards.map((card) => composeCall(card, facts, speaker)),
    openCall: say('open'),
    below: facts.below > 0 ? say('below', { count: facts.below }) : null,
    all: { words: say('all'), url: `${consoleUrl}/calls` },
    foot: say('foot', { supplier: supplier.name }),
  };
}

function composeCall(card: CallCard, facts: MorningListFacts, speaker: Speaker): MorningCall {
  const { contact } = card;
  const say = (key: string, values = {}) => speaker.say(`calls:morning.${key}`, values);
  const [strongest] = card.signals;
  const explained = { speaker, productName: facts.productName, currency: facts.supplier.currency };
  return {
    customer: card.city ? `${card.customerName}, ${card.city}` : card.customerName,
    purpose: card.purpose,
    purposeWords: speaker.say(`calls:purpose.${card.purpose}`),
    why: strongest ? explainSignal(strongest, explained) : speaker.say('calls:because.promised'),
    whom: contact ? sayWhom(contact, speaker) : say('noContact'),
    phone: contact?.phone ?? null,
    noPhone: contact && !contact.phone ? say('noPhone') : null,
    facts: [
      say('stake', { money: sayRound(card.stakeCents, facts, speaker) }),
      say('until', { date: speaker.date(card.expiresOn) }),
      ...(card.attempts > 0 ? [say('attempt', { count: card.attempts + 1 })] : []),
    ],
    handOver: card.handOverNote ? say('handOver', { note: card.handOverNote }) : null,
    url: `${facts.consoleUrl}/calls/${card.id}`,
  };
}

function sayWhom(contact: NonNullable<CallCard['contact']>, speaker: Speaker): string {
  const role = speaker.say(`calls:role.${contact.role}`);
  const speaks = speaker.say('calls:morning.speaks', {
    language: speaker.say(`calls:language.${contact.language}`),
  });
  return `${contact.name}, ${role} · ${speaks}`;
}

/** In whole units of money: a year's forecast knows no cents. */
function sayRound(cents: number, facts: MorningListFacts, speaker: Speaker): string {
  return speaker.money(Math.round(cents / 100) * 100, facts.supplier.currency);
}
