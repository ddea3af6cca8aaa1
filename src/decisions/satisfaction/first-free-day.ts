import type { Day } from '../../shared/calendar-day.ts';
import type { Facts } from '../facts.ts';
import { ASKING_KINDS } from './satisfaction-care.ts';

/** Room for a night without a review; more would ask a tenth of all customers on the first day. */
export const GRACE_DAYS = 3;

/** The first day from a turn on that is free of what stands in the way of a question: mails that are too near, complaints, calls and talks. */
export function firstFreeDay(facts: Facts, turnOn: Day): Day {
  let free = turnOn;
  for (;;) {
    const later = afterCalls(facts, afterComplaints(facts, afterMessages(facts, turnOn, free)));
    if (later === free) return free;
    free = later;
  }
}

/** Moved by each mail that was too near, and by a question that never went. */
function afterMessages({ messages, contacts, careModel }: Facts, turnOn: Day, from: Day): Day {
  const { restDays } = careModel.satisfaction;
  const apart = Math.max(
    careModel.daysBetweenMessages,
    ...contacts.map(({ cadenceDays }) => cadenceDays ?? 0),
  );
  let free = from;
  for (const { kind, day, counts } of messages) {
    const rest = counts ? (ASKING_KINDS.includes(kind) ? Math.max(restDays, apart) : apart) : 1;
    const hinders = counts || (kind === 'question' && day >= turnOn);
    if (hinders && day <= free) free = Math.max(free, day + rest);
  }
  return free;
}

/** Moved by a complaint until it was closed. */
function afterComplaints({ complaints }: Facts, from: Day): Day {
  let free = from;
  for (const { openedOn, closedOn } of complaints)
    if (openedOn <= free && closedOn !== null && closedOn >= free) free = closedOn + 1;
  return free;
}

/** Moved by a call until it was made or given up, by one that is open until today, and by a talk until it has cooled down. */
function afterCalls({ calls, careModel, today }: Facts, from: Day): Day {
  const { openSince, lastEnded = null, coolDownUntil } = calls;
  // One that came up in the days of grace was in the way as well.
  const until = from + GRACE_DAYS;
  let free = from;
  if (lastEnded && lastEnded.raisedOn <= until && lastEnded.endedOn >= free) free = lastEnded.endedOn + 1;
  if (coolDownUntil !== null && coolDownUntil - careModel.calls.coolDownDays <= until)
    free = Math.max(free, coolDownUntil);
  return openSince !== null && openSince <= until ? Math.max(free, today) : free;
}
