import type { AuditEntry } from '../../staff/audit/audit-store.ts';
import type { Reader } from '../console-deps.ts';
import { timeOf } from '../shell/time-of.ts';

const SUBJECTS_SHOWN = 5;

/** One change: when, what, by whom, and to which; what stood there before and after on a press. */
export function AuditLine({ reader, entry }: { reader: Reader; entry: AuditEntry }) {
  const { speaker } = reader;
  const subjects = Object.entries(entry.subjects).map(
    ([word, ids]) =>
      `${word} ${ids.slice(0, SUBJECTS_SHOWN).join(', ')}${ids.length > SUBJECTS_SHOWN ? ` … (${ids.length})` : ''}`,
  );
  return (
    <li class="entry">
      <time dateTime={entry.at.toISOString()}>{timeOf(entry.at, reader)}</time>
      <div>
        <p>
          <strong>{speaker.say(`staff:change.${entry.kind}`)}</strong> · {entry.by}
        </p>
        {subjects.length > 0 ? <p class="quiet">{subjects.join(' · ')}</p> : null}
        {entry.before === null && entry.after === null ? null : (
          <details>
            <summary>{speaker.say('staff:audit.details')}</summary>
            <State label={speaker.say('staff:audit.before')} state={entry.before} />
            <State label={speaker.say('staff:audit.after')} state={entry.after} />
          </details>
        )}
      </div>
    </li>
  );
}

function State({ label, state }: { label: string; state: unknown }) {
  if (state === null) return null;
  return (
    <>
      <p>{label}</p>
      <pre class="command">{JSON.stringify(state, null, 1)}</pre>
    </>
  );
}
