import { type Day, firstDayOfMonth, monthOfDay } from '../shared/calendar-day.ts';

const MONTHS = 12;

/** The days on which customers are counted by stage: the first of each of the last twelve months, and the day itself. */
export function stageDays(today: Day): Day[] {
  const month = monthOfDay(today);
  const firsts = Array.from({ length: MONTHS }, (_, i) => firstDayOfMonth(month - i)).reverse();
  return [...new Set([...firsts, today])];
}
