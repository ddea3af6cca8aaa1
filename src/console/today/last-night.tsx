import type { MessageKind } from '../../decisions/message-kind.ts';
import type { Counts } from '../../nurture/review-tally.ts';
import type { Speaker } from '../../words/speaker.ts';
import type { Reader } from '../console-deps.ts';
import type { Today } from './gather-today.ts';

/** What the newest review saw and did, and whom it left alone, and why. */
export function LastNight({ reader, lastNight }: { reader: Reader; lastNight: Today['lastNight'] }) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`console:lastNight.${key}`, values);
  if (!lastNight) return null;
  const { tally } = lastNight;
  return (
    <section aria-labelledby="last-night">
      <h2 id="last-night">{say('title')}</h2>
      <dl class="figures">
        <Figure speaker={speaker} count={tally.customers} of="customers" />
        <Figure speaker={speaker} count={sumOf(tally.messages)} of="messages" />
        <Figure speaker={speaker} count={sumOf(tally.calls)} of="calls" />
        <Figure speaker={speaker} count={sumOf(tally.heldOut)} of="heldOut" />
      </dl>
      <div class="columns">
        <Messages speaker={speaker} lastNight={lastNight} />
        <div>
          <h3>{say('waits')}</h3>
          <Bars
            counts={tally.waits}
            wordsOf={(code) => speaker.say(`console:waits.${code}`)}
            speaker={speaker}
          />
        </div>
        <div>
          <h3>{say('signals')}</h3>
          <Bars
            counts={tally.signals}
            wordsOf={(code) => speaker.say(`console:signal.${code}`)}
            speaker={speaker}
          />
        </div>
      </div>
    </section>
  );
}

function Figure({ speaker, count, of }: { speaker: Speaker; count: number; of: string }) {
  return (
    <div>
      <dt>{speaker.say(`console:lastNight.${of}`, { count })}</dt>
      <dd>{speaker.number(count)}</dd>
    </div>
  );
}

function Messages({ speaker, lastNight }: { speaker: Speaker; lastNight: NonNullable<Today['lastNight']> }) {
  const { messages } = lastNight;
  const kinds = [...new Set(messages.map(({ kind }) => kind))];
  const say = (key: string) => speaker.say(`console:lastNight.${key}`);
  if (kinds.length === 0) return null;
  const statesOf = (kind: MessageKind) =>
    messages
      .filter((row) => row.kind === kind)
      .map((row) => `${speaker.number(row.count)} ${speaker.say(`calls:message.state.${row.state}`)}`);
  return (
    <div>
      <h3>{say('messagesByKind')}</h3>
      <dl class="rows">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{speaker.say(`calls:message.kind.${kind}`)}</dt>
            <dd>{statesOf(kind).join(' · ')}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface BarsProps {
  counts: Counts;
  wordsOf(code: string): string;
  speaker: Speaker;
}

/** Counts by reason, largest first, each with a bar that the number beside it tells in figures. */
function Bars({ counts, wordsOf, speaker }: BarsProps) {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const most = rows[0]?.[1] ?? 1;
  return (
    <ul class="bars">
      {rows.map(([code, count]) => (
        <li key={code}>
          <span>{wordsOf(code)}</span>
          <meter min={0} max={most} value={count} aria-hidden="true" />
          <span class="number">{speaker.number(count)}</span>
        </li>
      ))}
    </ul>
  );
}

function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
