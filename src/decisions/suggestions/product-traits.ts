import type { Day } from '../../shared/calendar-day.ts';
import { type ProductCourse, WINDOW_OPEN_DAYS } from './product-courses.ts';

/** Buyers added before the logarithm, so that one buyer more of none is not an infinite rise. */
const PRIOR_BUYERS = 0.3;
/** What is older than this is simply old. */
const LONGEST_AGE_DAYS = 400;

/** Names of what is known of a product as a suggestion to anybody, in the order of its traits. */
export const PRODUCT_TRAITS = [
  ...WINDOW_OPEN_DAYS.map((days) => `new-buyers-${days}`),
  ...WINDOW_OPEN_DAYS.map((days) => `buyers-${days}`),
  'buyers-year',
  'age',
  'days-unsold',
  'season',
] as const;

/** Traits of every product: logarithms of its shares in what is bought, so that busy and quiet weeks compare. */
export function productTraits(
  courses: ReadonlyMap<number, ProductCourse>,
  seasons: ReadonlyMap<number, number>,
  on: Day,
): Map<number, Float64Array> {
  const all = [...courses.values()];
  const newBuyers = WINDOW_OPEN_DAYS.map((_, window) => sum(all, (one) => one.newBuyers[window] ?? 0));
  const buyers = WINDOW_OPEN_DAYS.map((_, window) => sum(all, (one) => one.buyers[window] ?? 0));
  const yearBuyers = sum(all, (one) => one.yearBuyers);
  return new Map(
    all.map((course) => [
      course.productId,
      Float64Array.from([
        ...course.newBuyers.map((count, window) => logShare(count, newBuyers[window])),
        ...course.buyers.map((count, window) => logShare(count, buyers[window])),
        logShare(course.yearBuyers, yearBuyers),
        Math.log(Math.min(on - course.firstDay, LONGEST_AGE_DAYS) + 1),
        Math.log(on - course.lastDay + 1),
        Math.log(seasons.get(course.productId) ?? 1),
      ]),
    ]),
  );
}

function logShare(count: number, all = 0): number {
  return Math.log((count + PRIOR_BUYERS) / (all + 1));
}

function sum<Of>(all: readonly Of[], numberOf: (one: Of) => number): number {
  let total = 0;
  for (const one of all) total += numberOf(one);
  return total;
}
