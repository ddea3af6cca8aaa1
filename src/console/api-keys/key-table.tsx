import { dayInZone } from '../../platform/clock.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { ApiKey } from '../../staff/api-keys/api-key-store.ts';
import type { Reader } from '../console-deps.ts';
import { Scrolls } from '../shell/scrolls.tsx';

export interface KeyTableProps {
  reader: Reader;
  /** The newest first. */
  keys: readonly ApiKey[];
  dayOf(at: Date): Day;
  now: Date;
}

export function KeyTable(props: KeyTableProps) {
  const { reader, keys } = props;
  const say = (key: string) => reader.speaker.say(`staff:keys.${key}`);
  if (keys.length === 0) return <p class="quiet">{say('none')}</p>;
  return (
    <div class="wide-table">
      <Scrolls label={say('title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('key')}</th>
              <th scope="col">{say('scopes')}</th>
              <th scope="col">{say('made')}</th>
              <th scope="col">{say('used')}</th>
              <th scope="col">{say('standing')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((apiKey) => (
              <KeyRow key={apiKey.id} {...props} apiKey={apiKey} />
            ))}
          </tbody>
        </table>
      </Scrolls>
    </div>
  );
}

function KeyRow({ reader: { speaker }, dayOf, now, apiKey }: KeyTableProps & { apiKey: ApiKey }) {
  const say = (key: string, values = {}) => speaker.say(`staff:keys.${key}`, values);
  const date = (at: Date) => speaker.date(dayOf(at));
  // Days were chosen by their names, and end with the last second of UTC.
  const lastDay = (at: Date) => speaker.date(dayInZone(at, 'UTC'));
  const { name, prefix, scopes, createdAt, createdBy, lastUsedAt } = apiKey;
  return (
    <tr>
      <th scope="row">
        {name} <code>{prefix}…</code>
      </th>
      <td class="prose">{scopes.map((scope) => say(`scope.${scope.replace(':', '.')}`)).join(', ')}</td>
      <td>{say('by', { date: date(createdAt), name: createdBy })}</td>
      <td>{lastUsedAt ? date(lastUsedAt) : say('never')}</td>
      <td class="prose">
        {standing(apiKey, now, say, { date, lastDay })}
        {isOver(apiKey, now) ? null : (
          <details>
            <summary>{say('revoke')}</summary>
            <form method="post" action={`/console/api-keys/${apiKey.id}/revoke`}>
              <p>{say('revokeSure', { name })}</p>
              <button type="submit">{say('revoke')}</button>
            </form>
          </details>
        )}
      </td>
    </tr>
  );
}

function isOver({ revokedAt, expiresAt }: ApiKey, now: Date): boolean {
  return revokedAt !== null || (expiresAt !== null && expiresAt <= now);
}

function standing(
  { revokedAt, expiresAt }: ApiKey,
  now: Date,
  say: (key: string, values?: Record<string, string>) => string,
  { date, lastDay }: Readonly<Record<'date' | 'lastDay', (at: Date) => string>>,
): string {
  if (revokedAt) return say('revoked', { date: date(revokedAt) });
  if (!expiresAt) return say('holds');
  return say(expiresAt > now ? 'holdsUntil' : 'expired', { date: lastDay(expiresAt) });
}
