import type { CallCard } from '../../calls/call-card.ts';
import type { CallList } from '../../calls/list-calls.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { CallRow } from './call-row.tsx';
import type { Desk } from './desk.ts';
import { CALL_FILTERS, type CallFilter } from './filter-calls.ts';

interface CallsPageProps {
  reader: Reader;
  list: CallList;
  filter: CallFilter;
  desk: Desk;
  productName(id: number): string;
  /** What was just done, as a sentence. */
  told: string | null;
}

/** Today's calls in the order to make them, and all that lies below the cut. */
export function CallsPage({ reader, list, filter, desk, productName, told }: CallsPageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`console:calls.${key}`, values);
  const rows = (cards: readonly CallCard[], from: number) =>
    cards.map((card, i) => (
      <CallRow key={card.id} {...{ reader, card, desk, productName }} rank={from + i} />
    ));
  const cards = list.today.map(({ card }) => card);
  return (
    <Page reader={reader} title={say('title')} screen="calls">
      <h1>{say('title')}</h1>
      {told ? <Notice tone="good">{told}</Notice> : null}
      <p class="lead">{say('lead', { count: list.capacity, made: list.made })}</p>
      <DeskBar reader={reader} filter={filter} focus={told !== null} />
      {cards.length > 0 ? (
        <ol class="calls">{rows(cards, 1)}</ol>
      ) : (
        <p class="quiet">{sayNone(reader, list, filter)}</p>
      )}
      {list.below.length > 0 ? (
        <section aria-labelledby="below">
          <h2 id="below" class="cut">
            {say('below', { count: list.below.length })}
          </h2>
          <ol class="calls calls-below" start={cards.length + 1}>
            {rows(list.below, cards.length + 1)}
          </ol>
        </section>
      ) : null}
      {list.sleeping.length > 0 ? <Sleeping reader={reader} cards={list.sleeping} /> : null}
    </Page>
  );
}

/** The one button of the morning, and whose calls are shown. After a call is saved, Enter takes the next. */
function DeskBar({ reader, filter, focus }: { reader: Reader; filter: CallFilter; focus: boolean }) {
  const say = (key: string) => reader.speaker.say(`console:desk.${key}`);
  const words = { all: 'all', mine: 'own', 'follow-ups': 'followUps' } as const;
  return (
    <div class="desk">
      {reader.may('POST /console/calls/next') ? (
        <form method="post" action="/console/calls/next">
          <button type="submit" autofocus={focus} title={say('nextHint')}>
            {say('next')}
          </button>
        </form>
      ) : null}
      <nav class="tabs" aria-label={say('filters')}>
        {CALL_FILTERS.map((one) => (
          <a
            key={one}
            href={one === 'all' ? '/console/calls' : `/console/calls?show=${one}`}
            aria-current={one === filter ? 'page' : undefined}
          >
            {say(words[one])}
          </a>
        ))}
      </nav>
    </div>
  );
}

function sayNone({ speaker }: Reader, list: CallList, filter: CallFilter): string {
  if (filter === 'mine') return speaker.say('console:desk.noneOwn');
  if (filter === 'follow-ups') return speaker.say('console:desk.noneFollowUps');
  return speaker.say(`console:calls.${list.capacity === 0 ? 'nobody' : 'none'}`);
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
