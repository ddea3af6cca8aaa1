/** A calendar day as whole days since 1970-01-01. It has no hour and no zone; those stay at the edges. */
export type Day = number;

/** Both ends belong to the range. */
export interface DayRange {
  from: Day;
  to: Day;
}

const MS_PER_DAY = 86_400_000;

/** `2011-06-30` → day. Returns null when the text is not a real calendar day. */
export function dayFromIso(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return null;
  return dayFromParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Year, month 1–12 and day of month → day. Returns null for a day that does not exist, such as 30 February. */
export function dayFromParts(year: number, month: number, dayOfMonth: number): Day | null {
  const ms = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(ms);
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return real ? ms / MS_PER_DAY : null;
}

/** Days of the 400 years after which the Gregorian calendar repeats. */
const DAYS_PER_ERA = 146_097;
/** From 0000-03-01, where an era begins, to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;

/**
 * The calendar month a day lies in, as months since 1970-01. Pure arithmetic, since the review asks it for every order
 * line: years are counted from March, which puts the leap day last, where it moves no month.
 */
export function monthOfDay(day: Day): number {
  const days = day + DAYS_BEFORE_1970;
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // Months from March are 31, 30, 31, 30, 31 days, over and over: 153 days each five.
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (era * 400 + yearOfEra - 1970) * 12 + monthFromMarch + 2;
}

/** The first day of a month given as months since 1970-01; the way back of `monthOfDay`. */
export function firstDayOfMonth(month: number): Day {
  const monthsFromMarch = month + 1970 * 12 - 2;
  const year = Math.floor(monthsFromMarch / 12);
  const dayOfYear = Math.floor((153 * (monthsFromMarch - year * 12) + 2) / 5);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + dayOfYear - DAYS_BEFORE_1970;
}

/** 1 for Monday to 7 for Sunday. Day 0 was a Thursday. */
export function weekdayOfDay(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

/** Day → `2011-06-30`. By arithmetic, since a review says several days of every customer. */
export function isoFromDay(day: Day): string {
  const month = monthOfDay(day);
  const year = 1970 + Math.floor(month / 12);
  // Other years are written in other lengths, and what is no day is refused.
  if (!(year >= 1000 && year <= 9999)) return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
  const dayOfMonth = Math.floor(day) - firstDayOfMonth(month) + 1;
  return `${year}-${TWO_DIGITS[month - 12 * (year - 1970) + 1]}-${TWO_DIGITS[dayOfMonth]}`;
}
