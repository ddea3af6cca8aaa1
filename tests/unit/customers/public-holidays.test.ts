import { expect, test } from 'vitest';
import { isPublicHoliday } from '../../../src/customers/public-holidays.ts';
import { dayFromIso } from '../../../src/shared/calendar-day.ts';

const is = (country: string, day: string) => isPublicHoliday(country, dayFromIso(day) as number);

test.each([
  ['FI', '2026-12-06'],
  ['RO', '2026-01-02'],
  ['RU', '2026-01-06'],
  ['TR', '2026-03-22'],
  ['SZ', '2027-01-02'],
  ['UK', '2026-12-25'],
  ['GB', '2026-12-25'],
])('in %s, %s is a public holiday, as its first day or a later one', (country, day) => {
  expect(is(country, day)).toBe(true);
});

test.each([
  ['FI', '2026-12-07'],
  ['FI', '2026-04-07'],
  ['RO', '2026-01-05'],
  ['TR', '2026-03-25'],
])('in %s, %s is none', (country, day) => {
  expect(is(country, day)).toBe(false);
});

test('a holiday on the day of a clock change is that one day', () => {
  // Easter Sunday 2024 had 23 hours; its Monday is a holiday of its own, Tuesday none.
  expect(is('FI', '2024-03-31')).toBe(true);
  expect(is('FI', '2024-04-02')).toBe(false);
});
