import { expect, test } from 'vitest';
import { type DateFormat, parseDay } from '../../../src/orders/parse-day.ts';
import { isoFromDay } from '../../../src/shared/calendar-day.ts';

test.each<[string, DateFormat[], string | null]>([
  ['2.1.2011', ['d.m.y'], '2011-01-02'],
  ['02.01.2011 klo', ['d.m.y'], null],
  ['2011-01-02', ['y-m-d'], '2011-01-02'],
  ['2009-12-01 07:45:00', ['y-m-d'], '2009-12-01'],
  ['2009-12-01T23:45:00Z', ['y-m-d'], '2009-12-01'],
  ['1/2/2011 8:26', ['d/m/y'], '2011-02-01'],
  ['1/2/2011 8:26', ['m/d/y'], '2011-01-02'],
  ['1/2/2011', ['y-m-d', 'd.m.y'], null],
  ['2.1.2011', ['y-m-d', 'd.m.y'], '2011-01-02'],
  ['30.2.2011', ['d.m.y'], null],
  ['13/13/2011', ['m/d/y'], null],
  ['2.1.11', ['d.m.y'], null],
])('%s as %j is %s', (text, formats, expected) => {
  const day = parseDay(text, formats);
  expect(day === null ? null : isoFromDay(day)).toBe(expected);
});
