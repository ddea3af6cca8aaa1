import { type Day, dayFromParts } from '../shared/calendar-day.ts';

/** How a file writes a day. A time of day after it is allowed and left out. */
export const DATE_FORMATS = ['y-m-d', 'd.m.y', 'd/m/y', 'm/d/y', 'ymd'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const TIME = String.raw`(?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${TIME}$`);
const DOTS = new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4})${TIME}$`);
const SLASHES = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${TIME}$`);

const TIGHT = /^(\d{4})(\d{2})(\d{2})$/;

/** Which of the three numbers is year, month and day of month. */
const FORMATS: Readonly<Record<DateFormat, { pattern: RegExp; year: number; month: number; day: number }>> = {
  'y-m-d': { pattern: ISO, year: 1, month: 2, day: 3 },
  'd.m.y': { pattern: DOTS, year: 3, month: 2, day: 1 },
  'd/m/y': { pattern: SLASHES, year: 3, month: 2, day: 1 },
  'm/d/y': { pattern: SLASHES, year: 3, month: 1, day: 2 },
  ymd: { pattern: TIGHT, year: 1, month: 2, day: 3 },
};

/** `2.1.2011 8:26` → day, by the first format that fits. Null for a day that does not exist or is written otherwise. */
export function parseDay(text: string, formats: readonly DateFormat[]): Day | null {
  for (const format of formats) {
    const { pattern, year, month, day } = FORMATS[format];
    const match = pattern.exec(text);
    if (match) return dayFromParts(Number(match[year]), Number(match[month]), Number(match[day]));
  }
  return null;
}
