import type { Day } from '../../shared/calendar-day.ts';
import { stableHash } from '../../shared/stable-hash.ts';
import type { Facts } from '../facts.ts';
import { ASKING_KINDS } from './satisfaction-care.ts';

/** A customer's turn to be asked. */
export interface QuestionTurn {
  /** Its own day in the rotation, the last that has come. */
  turnOn: Day;
  /** That day, or the first one free of what stood in its way. */
  dueOn: Day;
  nextTurnOn: Day;
}

const DAYS_OF_YEAR = 365;

/**
 * Everybody has a day of her own in the rotation, by salted hash, so that each day asks about as many as any other and a new
 * installation asks nobody before her turn. Null where nobody is asked.
 */
export function questionTurn(facts: Facts): QuestionTurn | null {
  const { careModel, customer, today } = facts;
  const { perYear } = careModel.satisfaction;
  if (perYear === 0) return null;
  const everyDays = Math.floor(DAYS_OF_YEAR / perYear);
  const place = Math.floor(stableHash(`${careModel.holdOut.salt}:question:${customer.id}`) * everyDays);
  const turnOn = today - ((((today - place) % everyDays) + everyDays) % everyDays);
  return { turnOn, dueOn: firstFreeDay(facts, turnOn), nextTurnOn: turnOn + everyDays };
}

/** Moved by each mail that was too near, by a question that never went, and by a complaint until it was closed. */
function firstFreeDay({ messages, complaints, contacts, careModel }: Facts, turnOn: Day): Day {
  const { restDays } = careModel.satisfaction;
  const apart = Math.max(
    careModel.daysBetweenMessages,
    ...contacts.map(({ cadenceDays }) => cadenceDays ?? 0),
  );
  let free = turnOn;
  for (const { kind, day, counts } of messages) {
    const rest = counts ? (ASKING_KINDS.includes(kind) ? Math.max(restDays, apart) : apart) : 1;
    const hinders = counts || (kind === 'question' && day >= turnOn);
    if (hinders && day <= free) free = Math.max(free, day + rest);
  }
  for (const { openedOn, closedOn } of complaints)
    if (openedOn <= free && closedOn !== null && closedOn >= free) free = closedOn + 1;
  return free;
}
