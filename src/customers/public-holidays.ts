import Holidays from 'date-holidays';
import { type Day, dayFromIso, isoFromDay } from '../shared/calendar-day.ts';

/** Public holidays of a country (ISO 3166-1 alpha-2). A country that is not known has none. */
export function isPublicHoliday(country: string, day: Day): boolean {
  const year = Number(isoFromDay(day).slice(0, 4));
  const key = `${country}:${year}`;
  const known = holidaysOfYear.get(key) ?? readHolidays(country, year);
  holidaysOfYear.set(key, known);
  return known.has(isoFromDay(day));
}

/** Working out one year of one country takes milliseconds; a night asks for the same few thousands of times. */
const holidaysOfYear = new Map<string, ReadonlySet<string>>();

const DAY_MS = 86_400_000;

function readHolidays(country: string, year: number): ReadonlySet<string> {
  const known = new Holidays(presentCode(country));
  // One that begins in the last days of a year may reach into the next.
  const holidays = [year - 1, year].flatMap((one) => known.getHolidays(one));
  return new Set(holidays.filter(({ type }) => type === 'public').flatMap(daysOf));
}

/** The United Kingdom is called UK by many, and GB by those who know its holidays. */
function presentCode(country: string): string {
  return /^[A-Z]{2}$/.test(country) ? (new Intl.Locale(`und-${country}`).region ?? country) : country;
}

/** Some last for days: 1 and 2 January in Romania, the feast after Ramadan. Rounded, since a day of a clock change has 23 or 25 hours. */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const first = dayFromIso(date.slice(0, 10));
  if (first === null) return [];
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length: days }, (_, after) => isoFromDay(first + after));
}
