import { type Day, firstDayOfMonth, monthOfDay } from '../../../../src/shared/calendar-day.ts';

/** Firsts of the last months whose horizon ends within the file, ascending; none without as much history before it. */
export function listCuts(
  { firstDay, lastDay }: { firstDay: Day; lastDay: Day },
  horizonDays: number,
  months: number,
): Day[] {
  const last = monthOfDay(lastDay - horizonDays);
  const cuts = Array.from({ length: months }, (_, i) => firstDayOfMonth(last - months + 1 + i));
  return cuts.filter((cut) => cut - horizonDays > firstDay);
}
