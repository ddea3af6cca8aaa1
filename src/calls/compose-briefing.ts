import { explainSignal } from '../words/explain-signal.ts';
import { sayGap } from '../words/say-gap.ts';
import { type Speaker, speakerFor } from '../words/speaker.ts';
import type { Briefing } from './briefing.ts';
import type { BriefingFacts, OpenComplaint, PastCall, PastMessage, UsualItem } from './briefing-facts.ts';
import { chooseOpeners } from './choose-openers.ts';

/** Puts the facts of a call into words for its reader. */
export function composeBriefing(facts: BriefingFacts, speaker: Speaker): Briefing {
  const { card, currency } = facts;
  const productName = (id: number) => facts.productNames.get(id) ?? `#${id}`;
  const customerSpeaker = card.contact ? speakerFor(card.contact.language) : speaker;
  return {
    whyNow: card.signals.map((signal) => explainSignal(signal, { speaker, productName, currency })),
    stake: sayStake(facts, speaker),
    summary: sayHistory(facts, speaker),
    orders: facts.orders.map((order) => ({
      day: speaker.date(order.day),
      lines: speaker.say('calls:briefing.orderLines', { count: order.lines }),
      value: speaker.money(order.valueCents, currency),
      returned: order.valueCents < 0,
    })),
    items: facts.items.map((item) => ({ name: item.name, habit: sayHabit(item, speaker) })),
    messages: facts.messages.map((message) => ({
      day: speaker.date(message.day),
      what: speaker.say(`calls:message.kind.${message.kind}`),
      outcome: sayMessageOutcome(message, speaker),
    })),
    complaints: facts.complaints.map((one) => ({ what: sayComplaint(one, speaker), words: one.words })),
    calls: facts.calls.map((call) => ({
      day: speaker.date(call.on),
      heard: sayHeard(call, speaker),
      note: call.note,
    })),
    openers: chooseOpeners(card, productName, customerSpeaker),
  };
}

function sayStake({ card, currency, judged }: BriefingFacts, speaker: Speaker): string {
  // Cents would pretend to a precision that a year's forecast does not have.
  const euros = Math.round(card.stakeCents / 100) * 100;
  const stake = speaker.say('calls:briefing.stake', { money: speaker.money(euros, currency) });
  const sure = speaker.say('calls:briefing.probability', { percent: speaker.percent(card.probability) });
  if (judged === null) return `${stake} · ${sure}`;
  const { share, ...counts } = judged;
  const earlier = speaker.say('calls:briefing.judged', { ...counts, percent: speaker.percent(share) });
  return `${stake} · ${sure} · ${earlier}`;
}

function sayHistory(facts: BriefingFacts, speaker: Speaker): string {
  if (facts.firstOrderOn === null) return speaker.say('calls:briefing.noOrders');
  return [
    speaker.say('calls:briefing.since', { date: speaker.date(facts.firstOrderOn) }),
    speaker.say('calls:briefing.orderDays', { count: facts.orderDays }),
    ...(facts.usualGapDays === null ? [] : [sayGap(facts.usualGapDays, speaker)]),
    ...(facts.valueClass === null ? [] : [speaker.say(`worth:meaning.${facts.valueClass}`)]),
  ].join(' · ');
}

function sayHabit(item: UsualItem, speaker: Speaker): string {
  const quantity = item.unit
    ? `${speaker.number(item.quantity, 2)} ${item.unit}`
    : speaker.number(item.quantity, 2);
  const date = speaker.date(item.lastDay);
  if (item.usualGapDays === null) return speaker.say('calls:briefing.itemOnly', { quantity, date });
  const gap = sayGap(item.usualGapDays, speaker);
  return speaker.say('calls:briefing.itemRhythm', { quantity, gap, date });
}

function sayMessageOutcome(message: PastMessage, speaker: Speaker): string {
  const answers = message.answers.map((answer) => speaker.say(`calls:message.${answer}`));
  return answers.length > 0 ? speaker.list(answers) : speaker.say(`calls:message.state.${message.state}`);
}

function sayComplaint(complaint: OpenComplaint, speaker: Speaker): string {
  const about = complaint.about ?? speaker.say('calls:briefing.complaintAboutNothing');
  return speaker.say('calls:briefing.complaint', { about, date: speaker.date(complaint.openedOn) });
}

function sayHeard(call: PastCall, speaker: Speaker): string {
  const parts = [speaker.say(`calls:reached.${call.reached}`)];
  if (call.mood) parts.push(speaker.say(`calls:mood.${call.mood}`));
  if (call.leavingReason) {
    const reason = speaker.say(`calls:leaving.${call.leavingReason}`);
    parts.push(speaker.say('calls:briefing.leavesBecause', { reason }));
  }
  if (call.reasonRight === 'no') parts.push(speaker.say('calls:briefing.reasonWasWrong'));
  if (call.complaintClosed) parts.push(speaker.say('calls:briefing.complaintSettled'));
  if (call.followUpOn !== null)
    parts.push(speaker.say('calls:briefing.promisedFor', { date: speaker.date(call.followUpOn) }));
  if (call.person) parts.push(call.person);
  return parts.join(' · ');
}
