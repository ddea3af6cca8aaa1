import Holidays from 'date-holidays';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';

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

function readHolidays(country: string, year: number): ReadonlySet<string> {
  const holidays = new Holidays(country).getHolidays(year);
  return new Set(holidays.filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10)));
}
