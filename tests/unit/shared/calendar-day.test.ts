import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayFromIso,
  dayFromParts,
  firstDayOfMonth,
  isoFromDay,
  monthOfDay,
  weekdayOfDay,
} from '../../../src/shared/calendar-day.ts';

const days = fc.integer({ min: -200_000, max: 200_000 });

test('a day has the month, weekday and text that the calendar of the runtime gives it', () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = new Date(day * 86_400_000);
      expect(monthOfDay(day)).toBe((date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth());
      expect(weekdayOfDay(day)).toBe(date.getUTCDay() || 7);
      expect(isoFromDay(day)).toBe(date.toISOString().slice(0, 10));
      if (date.getUTCFullYear() >= 0) expect(dayFromIso(isoFromDay(day))).toBe(day);
    }),
  );
});

test('a month begins on its first day and the day before belongs to the month before', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), (month) => {
      const first = firstDayOfMonth(month);
      expect(monthOfDay(first)).toBe(month);
      expect(monthOfDay(first - 1)).toBe(month - 1);
    }),
  );
});

test('days that do not exist are refused', () => {
  expect(dayFromIso('2011-02-29')).toBeNull();
  expect(dayFromIso('2011-6-30')).toBeNull();
  expect(dayFromParts(2012, 2, 29)).toBe(dayFromIso('2012-02-29'));
  expect(dayFromParts(2011, 13, 1)).toBeNull();
});
