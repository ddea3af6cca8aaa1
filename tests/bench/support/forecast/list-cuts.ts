import { type Day, firstDayOfMonth, monthOfDay } from '../../../../src/shared/calendar-day.ts';

/** Firsts of the last months whose horizon ends within the file, ascending. */
export function listCuts(lastDay: Day, horizonDays: number, months: number): Day[] {
  const last = monthOfDay(lastDay - horizonDays);
  return Array.from({ length: months }, (_, i) => firstDayOfMonth(last - months + 1 + i));
}
