import type { CarePerson } from '../../customers/care-person-store.ts';
import type { Reader } from '../console-deps.ts';

export interface CallersProps {
  reader: Reader;
  callers: readonly CarePerson[];
  /** Calls a day of whoever has no number of her own, by the care model. */
  usualPerDay: number;
  /** Addresses of those who may sign in: most callers are among them. */
  addresses: readonly string[];
  /** What stood in a form sent back. */
  typedCaller: { name?: string; email?: string; callsPerDay?: string };
}

/** Who makes the calls and gets the morning list, and how many calls each makes a day. */
export function Callers({ reader, callers, usualPerDay, addresses, typedCaller }: CallersProps) {
  const say = (key: string) => reader.speaker.say(`staff:callers.${key}`);
  return (
    <section aria-labelledby="callers">
      <h2 id="callers">{say('title')}</h2>
      <p>{say('lead')}</p>
      {callers.length === 0 ? <p class="quiet">{say('none')}</p> : null}
      <div class="people">
        {callers.map((caller) => (
          <CallerCard key={caller.id} {...{ reader, caller, usualPerDay }} />
        ))}
      </div>
      <h3 id="add-caller">{say('add')}</h3>
      <form method="post" action="/console/staff/callers" class="card narrow" aria-labelledby="add-caller">
        <label>
          {say('name')}
          <input type="text" name="name" value={typedCaller.name} maxLength={200} required />
        </label>
        <label>
          {say('email')}
          <input
            type="email"
            name="email"
            value={typedCaller.email}
            list="staff-addresses"
            maxLength={320}
            required
          />
        </label>
        <datalist id="staff-addresses">
          {addresses.map((email) => (
            <option key={email} value={email} />
          ))}
        </datalist>
        <PerDay {...{ reader, usualPerDay }} value={typedCaller.callsPerDay} />
        <button type="submit">{say('add')}</button>
      </form>
    </section>
  );
}

interface CallerCardProps {
  reader: Reader;
  caller: CarePerson;
  usualPerDay: number;
}

function CallerCard({ reader, caller, usualPerDay }: CallerCardProps) {
  const { id, name, email, callsPerDay } = caller;
  const say = (key: string) => reader.speaker.say(`staff:callers.${key}`);
  return (
    <article class="card">
      <h3>{name}</h3>
      {email === name ? null : <p class="quiet">{email}</p>}
      <form method="post" action="/console/staff/callers">
        <input type="hidden" name="name" value={name} />
        <input type="hidden" name="email" value={email} />
        <PerDay {...{ reader, usualPerDay }} value={callsPerDay === null ? '' : String(callsPerDay)} />
        <button type="submit" class="plain-button">
          {say('save')}
        </button>
      </form>
      <form method="post" action={`/console/staff/callers/${id}/remove`} class="actions">
        <button type="submit" class="plain-button">
          {say('remove')}
        </button>
      </form>
    </article>
  );
}

interface PerDayProps {
  reader: Reader;
  usualPerDay: number;
  value: string | undefined;
}

function PerDay({ reader: { speaker }, usualPerDay, value }: PerDayProps) {
  return (
    <label>
      {speaker.say('staff:callers.perDay')}
      <input type="number" name="callsPerDay" value={value} min={0} max={999} />
      <small class="quiet">{speaker.say('staff:callers.perDayHint', { count: usualPerDay })}</small>
    </label>
  );
}
