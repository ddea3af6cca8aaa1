import type { AuditEntry } from '../../staff/audit/audit-store.ts';
import type { Reader } from '../console-deps.ts';
import { timeOf } from '../shell/time-of.ts';

export function AuditLine({ reader, entry }: { reader: Reader; entry: AuditEntry }) {
  const { speaker } = reader;
  const subjects = Object.entries(entry.subjects).map(
    ([word, ids]) => `${word} ${ids.slice(0, 5).join(', ')}`,
  );
  return (
    <li class="entry">
      <time dateTime={entry.at.toISOString()}>{timeOf(entry.at, reader)}</time>
      <div>
        <p>
          <strong>{speaker.say(`staff:change.${entry.kind}`)}</strong> · {entry.by}
        </p>
        {entry.before === null && entry.after === null ? null : (
          <details>
            <summary>{speaker.say('staff:audit.details')}</summary>
            <p class="quiet">{subjects.join(' · ')}</p>
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
