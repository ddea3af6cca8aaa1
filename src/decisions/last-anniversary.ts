import { type Day, firstDayOfMonth, monthOfDay } from '../shared/calendar-day.ts';

export interface Anniversary {
  /** Its day this year or last; 29 February is kept on 1 March in other years. */
  on: Day;
  /** Full years on that day. */
  years: number;
}

const MONTHS_OF_YEAR = 12;

/** The latest return of a day of the year up to and including today. */
export function lastAnniversary(first: Day, today: Day): Anniversary {
  const month = monthOfDay(first);
  const dayOfMonth = first - firstDayOfMonth(month);
  const after = (years: number) => firstDayOfMonth(month + MONTHS_OF_YEAR * years) + dayOfMonth;
  let years = Math.floor((monthOfDay(today) - month) / MONTHS_OF_YEAR);
  if (after(years) > today) years--;
  return { on: after(years), years };
}
