import type { TimelineEntry } from '../../nurture/timeline-store.ts';
import { LONGEST_TIMELINE } from '../../nurture/timeline-store.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import type { AnswerScale } from '../../signals/answer.ts';
import { sayMark } from '../../words/say-mark.ts';
import type { Reader } from '../console-deps.ts';
import { sayShortDay } from '../shell/say-short-day.ts';

interface TimelineProps {
  reader: Reader;
  customerId: number;
  entries: readonly TimelineEntry[];
  /** They begin before this day; null where they begin with the newest. */
  before: Day | null;
}

/** What happened with a customer, newest first, a stretch at a time. */
export function Timeline({ reader, customerId, entries, before }: TimelineProps) {
  const { speaker } = reader;
  const say = (key: string) => speaker.say(`customers:timeline.${key}`);
  return (
    <section class="part" aria-labelledby="timeline">
      <h2 id="timeline">{say('title')}</h2>
      {entries.length === 0 ? <p class="quiet">{say(before === null ? 'none' : 'noneOlder')}</p> : null}
      <ol class="timeline">
        {entries.map((entry, i) => (
          <Entry key={i} reader={reader} entry={entry} />
        ))}
      </ol>
      <Stretches {...{ reader, customerId, entries, before }} />
    </section>
  );
}

/** The ways to what is newer and older, where there is any. */
function Stretches({ reader, customerId, entries, before }: TimelineProps) {
  const say = (key: string) => reader.speaker.say(`customers:timeline.${key}`);
  const address = `/console/customers/${customerId}`;
  const last = entries.length < LONGEST_TIMELINE ? undefined : entries.at(-1)?.day;
  if (before === null && last === undefined) return null;
  return (
    <nav class="pages" aria-label={say('title')}>
      {before === null ? <span /> : <a href={`${address}#timeline`}>{say('newest')}</a>}
      {last === undefined ? (
        <span />
      ) : (
        <a rel="next" href={`${address}?before=${isoFromDay(last)}#timeline`}>
          {say('older')}
        </a>
      )}
    </nav>
  );
}

function Entry({ reader, entry }: { reader: Reader; entry: TimelineEntry }) {
  const words = String(entry.facts.words ?? entry.facts.note ?? '');
  const [kind] = entry.kind.split('.');
  return (
    <li class={`happened happened-${kind}`}>
      <time>{sayShortDay(entry.day, reader)}</time>
      <div>
        {sayEntry(entry, reader)}
        {entry.facts.id && reader.may('GET /console/messages/:id') ? (
          <>
            {' '}
            <a href={`/console/messages/${entry.facts.id}`}>
              {reader.speaker.say('customers:timeline.read')}
            </a>
          </>
        ) : null}
        {words ? <blockquote>{words}</blockquote> : null}
      </div>
    </li>
  );
}

/** Told in the words of the customers' pages. */
const IN_CUSTOMERS: ReadonlySet<string> = new Set(['stage', 'cadence', 'pause']);

function sayEntry({ kind, facts }: TimelineEntry, reader: Reader): string {
  const { speaker, supplier } = reader;
  const text = (name: string) => String(facts[name] ?? '');
  const word = (name: string, area: string) => (facts[name] ? speaker.say(`${area}.${text(name)}`) : '');
  const area = IN_CUSTOMERS.has(kind.split('.')[0] ?? '') ? 'customers' : 'console';
  return speaker.say(`${area}:timeline.${kind}`, {
    ...Object.fromEntries(Object.keys(facts).map((name) => [name, text(name)])),
    count: Number(facts.count ?? 0),
    money: speaker.money(Number(facts.cents ?? 0), supplier.currency),
    about: text('about') || speaker.say('calls:briefing.complaintAboutNothing'),
    what: word('kind', 'calls:message.kind'),
    reached: word('reached', 'calls:reached'),
    basis: word('basis', 'console:timeline.basis'),
    score: facts.scale ? sayMark(text('scale') as AnswerScale, Number(facts.score), speaker) : '',
    reason: word('reason', 'console:timeline.reason'),
    stage: word('stage', 'stages:name'),
    until: facts.until ? speaker.date(Number(facts.until)) : '',
  });
}
