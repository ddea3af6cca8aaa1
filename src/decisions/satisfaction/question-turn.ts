import { type Day, weekdayOfDay } from '../../shared/calendar-day.ts';
import { stableHash } from '../../shared/stable-hash.ts';
import type { Facts } from '../facts.ts';
import { firstFreeDay } from './first-free-day.ts';

/** A customer's turn to be asked. */
export interface QuestionTurn {
  /** Its own day in the rotation, the last that has come. */
  turnOn: Day;
  /** That day, or the first one free of what stood in its way. */
  dueOn: Day;
  nextTurnOn: Day;
}

const DAYS_OF_YEAR = 365;
const DAYS_OF_WEEK = 7;

/**
 * Everybody has a day of her own in the rotation, by salted hash, so that each working day asks about as many as any other and a
 * new installation asks nobody before her turn. Null where nobody is asked.
 */
export function questionTurn(facts: Facts): QuestionTurn | null {
  const { careModel, customer, today } = facts;
  const { perYear } = careModel.satisfaction;
  if (perYear === 0) return null;
  const everyDays = Math.floor(DAYS_OF_YEAR / perYear);
  const lot = (of: string) => stableHash(`${careModel.holdOut.salt}:${of}:${customer.id}`);
  const place = Math.floor(lot('question') * everyDays);
  const came = today - ((((today - place) % everyDays) + everyDays) % everyDays);
  const onMailDay = (day: Day) =>
    movedToMailDay(day, careModel.sending.weekdays, () => lot('question-weekday'));
  // Moved forward, the last one may lie ahead still; the one before it has come.
  const last = onMailDay(came) <= today ? came : came - everyDays;
  const turnOn = onMailDay(last);
  return { turnOn, dueOn: firstFreeDay(facts, turnOn), nextTurnOn: onMailDay(last + everyDays) };
}

/** Turns of a weekend are dealt out to all days of the week that follows, by lot (0–1): else Monday would ask for three days. */
function movedToMailDay(day: Day, weekdays: readonly number[], lot: () => number): Day {
  if (weekdays.includes(weekdayOfDay(day))) return day;
  const ahead = Array.from({ length: DAYS_OF_WEEK }, (_, i) => day + 1 + i);
  const mailDays = ahead.filter((one) => weekdays.includes(weekdayOfDay(one)));
  return mailDays[Math.floor(lot() * mailDays.length)] ?? day;
}
