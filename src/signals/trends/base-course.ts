import { type Day, monthOfDay } from '../../shared/calendar-day.ts';
import { tempoByMonth } from './course-of-tempo.ts';
import { quantitiesByMonth, sizesByMonth } from './course-of-values.ts';
import type { OrderSeries } from './order-series.ts';
import type { CourseContents } from './trend-contents.ts';

/** Pace and course depend on each other; three rounds settle both. */
const ROUNDS = 3;
const MONTHS_OF_YEAR = 12;

/**
 * How the whole base's months went, each customer held against its own usual, so that neither new customers nor lost
 * ones pass for season. The month to come is taken as last year's or, without a year, as the newest.
 */
export function baseCourse(all: readonly OrderSeries[], today: Day): CourseContents {
  let first = today - 1;
  for (const { days } of all) first = Math.min(first, days[0] as Day);
  const firstMonth = monthOfDay(first);
  const usual = new Array<number>(monthOfDay(today - 1) - firstMonth + 1).fill(1);
  let course: CourseContents = { firstMonth, tempo: usual, size: [], quantities: [] };
  for (let round = 0; round < ROUNDS; round++)
    course = { ...course, tempo: tempoByMonth(all, course, today) };
  return {
    firstMonth,
    tempo: withComing(course.tempo),
    size: withComing(sizesByMonth(all, firstMonth, usual.length)),
    quantities: withComing(quantitiesByMonth(all, firstMonth, usual.length)),
  };
}

/** Rounded, as a stored number of more digits only takes room. */
function withComing(months: readonly number[]): number[] {
  const coming = months[months.length - MONTHS_OF_YEAR] ?? months.at(-1) ?? 0;
  return [...months, coming].map((value) => Math.round(value * 1e4) / 1e4);
}
