import type { CallCard } from '../../calls/call-card.ts';
import type { CallList } from '../../calls/list-calls.ts';
import { explainSignal } from '../../words/explain-signal.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { Phone } from '../shell/phone.tsx';
import { PurposeLabel } from '../shell/purpose-label.tsx';

interface CallsPageProps {
  reader: Reader;
  list: CallList;
  productName(id: number): string;
  /** What was just done, as a sentence. */
  told: string | null;
}

/** Today's calls in the order to make them, and all that lies below the cut. */
export function CallsPage({ reader, list, productName, told }: CallsPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`console:calls.${key}`, values);
  const rows = (cards: readonly CallCard[], from: number) =>
    cards.map((card, i) => (
      <CallRow key={card.id} reader={reader} card={card} rank={from + i} productName={productName} />
    ));
  return (
    <Page reader={reader} title={say('title')} screen="calls">
      <h1>{say('title')}</h1>
      {told ? <Notice tone="good">{told}</Notice> : null}
      <p class="lead">{say('lead', { count: list.capacity, made: list.made })}</p>
      {list.today.length > 0 ? (
        <ol class="calls">
          {rows(
            list.today.map(({ card }) => card),
            1,
          )}
        </ol>
      ) : (
        <p class="quiet">{say(list.capacity === 0 ? 'nobody' : 'none')}</p>
      )}
      {list.below.length > 0 ? (
        <section aria-labelledby="below">
          <h2 id="below" class="cut">
            {say('below', { count: list.below.length })}
          </h2>
          <ol class="calls calls-below" start={list.today.length + 1}>
            {rows(list.below, list.today.length + 1)}
          </ol>
        </section>
      ) : null}
      {list.sleeping.length > 0 ? <Sleeping reader={reader} cards={list.sleeping} /> : null}
    </Page>
  );
}

interface CallRowProps {
  reader: Reader;
  card: CallCard;
  rank: number;
  productName(id: number): string;
}

function CallRow({ reader, card, rank, productName }: CallRowProps) {
  const { speaker, supplier } = reader;
  const [strongest] = card.signals;
  const why = strongest
    ? explainSignal(strongest, { speaker, productName, currency: supplier.currency })
    : speaker.say('calls:because.promised');
  return (
    <li class="call">
      <span class="rank" aria-hidden="true">
        {rank}
      </span>
      <div class="call-what">
        <p class="call-name">
          <a href={`/console/calls/${card.id}`}>{card.customerName}</a>
          <PurposeLabel purpose={card.purpose} speaker={speaker} />
        </p>
        <p>{why}</p>
        <p class="quiet">{[whomOf(reader, card), triedOf(reader, card)].filter(Boolean).join(' · ')}</p>
      </div>
      <div class="call-reach">
        <p class="stake">{speaker.money(Math.round(card.stakeCents / 100) * 100, supplier.currency)}</p>
        <p class="quiet">{speaker.say('console:calls.aYear')}</p>
        {card.contact?.phone ? <Phone number={card.contact.phone} /> : null}
      </div>
    </li>
  );
}

function whomOf({ speaker }: Reader, { contact }: CallCard): string {
  if (!contact) return speaker.say('calls:morning.noContact');
  const language = speaker.say('calls:morning.speaks', {
    language: speaker.say(`calls:language.${contact.language}`),
  });
  const phone = contact.phone ? '' : ` · ${speaker.say('calls:morning.noPhone')}`;
  return `${contact.name}, ${speaker.say(`calls:role.${contact.role}`)} · ${language}${phone}`;
}

function triedOf({ speaker }: Reader, card: CallCard): string {
  return [
    card.assignedTo ? speaker.say('console:calls.with', { name: card.assignedTo.name }) : '',
    card.attempts > 0 ? speaker.say('calls:morning.attempt', { count: card.attempts + 1 }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function Sleeping({ reader: { speaker }, cards }: { reader: Reader; cards: readonly CallCard[] }) {
  return (
    <details>
      <summary>{speaker.say('console:calls.sleeping', { count: cards.length })}</summary>
      <ul class="plain">
        {cards.map((card) => (
          <li key={card.id}>
            <a href={`/console/calls/${card.id}`}>{card.customerName}</a>{' '}
            <span class="quiet">{card.snoozedUntil === null ? '' : speaker.date(card.snoozedUntil)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
