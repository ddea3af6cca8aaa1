import type { CallCard } from '../../calls/call-card.ts';
import type { CarePerson } from '../../customers/care-person-store.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';

interface SnoozeFormProps {
  reader: Reader;
  card: CallCard;
  /** What stood in a form sent back. */
  sent: { until?: string } | null;
}

export function SnoozeForm({ reader, card, sent }: SnoozeFormProps) {
  const say = (key: string) => reader.speaker.say(`console:snooze.${key}`);
  return (
    <details class="card" open={sent !== null}>
      <summary>{say('title')}</summary>
      <form method="post" action={`/console/calls/${card.id}/snooze`}>
        <label>
          {say('until')}
          <input type="date" name="until" min={isoFromDay(reader.today + 1)} value={sent?.until} required />
        </label>
        <button type="submit" class="plain-button">
          {say('save')}
        </button>
      </form>
    </details>
  );
}

interface HandOverFormProps {
  reader: Reader;
  card: CallCard;
  people: readonly CarePerson[];
  sent: { to?: string; note?: string } | null;
}

export function HandOverForm({ reader, card, people, sent }: HandOverFormProps) {
  const say = (key: string) => reader.speaker.say(`console:handOver.${key}`);
  const others = people.filter(({ id }) => id !== card.assignedTo?.id);
  if (others.length === 0) return null;
  return (
    <details class="card" open={sent !== null}>
      <summary>{say(card.assignedTo ? 'title' : 'take')}</summary>
      <form method="post" action={`/console/calls/${card.id}/assign`}>
        <input type="hidden" name="from" value={card.assignedTo?.id ?? ''} />
        <label>
          {say('to')}
          <select name="to" required>
            {others.map(({ id, name }) => (
              <option key={id} value={id} selected={String(id) === sent?.to}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('note')}
          <input type="text" name="note" maxLength={500} value={sent?.note} />
        </label>
        <button type="submit" class="plain-button">
          {say('save')}
        </button>
      </form>
    </details>
  );
}
