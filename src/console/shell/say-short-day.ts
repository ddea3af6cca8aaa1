import { type Day, isoFromDay, monthOfDay } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';

const LOCALES = { en: 'en-GB', fi: 'fi-FI', sv: 'sv-SE' } as const;
/** Further away than this a day without its year would be taken for this year's. */
const YEAR_KNOWN_DAYS = 180;
const MONTHS = 12;

type Saying = Pick<Reader, 'speaker' | 'today'>;

/** A day as a column has room for it: 14 Jun, and 14 Jun 2010 where the year is not plain. */
export function sayShortDay(day: Day, { speaker, today }: Saying): string {
  const isFar = Math.abs(day - today) > YEAR_KNOWN_DAYS;
  return formatDay(day, LOCALES[speaker.language], isFar ? 'day month year' : 'day month');
}

/** The month of a day as a drawing has room for it; a January is told by its year. */
export function sayMonth(day: Day, { speaker }: Saying): string {
  const isJanuary = monthOfDay(day) % MONTHS === 0;
  return isJanuary ? isoFromDay(day).slice(0, 4) : formatDay(day, LOCALES[speaker.language], 'month');
}

/** A month with its year, as a column of a table has room for it: Jun 2011. */
export function sayShortMonth(day: Day, { speaker }: Pick<Saying, 'speaker'>): string {
  return formatDay(day, LOCALES[speaker.language], 'month year');
}

const PARTS = {
  'day month year': { day: 'numeric', month: 'short', year: 'numeric' },
  'day month': { day: 'numeric', month: 'short' },
  'month year': { month: 'short', year: 'numeric' },
  month: { month: 'short' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times as long as using it. */
function formatDay(day: Day, locale: string, parts: keyof typeof PARTS): string {
  const key = `${locale} ${parts}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...PARTS[parts], timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(new Date(`${isoFromDay(day)}T00:00:00Z`));
}
