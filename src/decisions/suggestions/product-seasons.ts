import type { Day } from '../../shared/calendar-day.ts';
import { DAYS_OF_YEAR, type ProductCourse, SEASON_DAYS } from './product-courses.ts';

/** Purchases a season must bring beyond chance before it counts. */
const PRIOR_PURCHASES = 5;

/**
 * For every product its sales in the coming weeks of last year against what its year would give them if it sold as
 * everything does; 1 is usual. 1 as well for what was not sold yet then: its season is not known.
 */
export function productSeasons(courses: ReadonlyMap<number, ProductCourse>, on: Day): Map<number, number> {
  const yearStart = on - DAYS_OF_YEAR;
  const wasSold = ({ firstDay }: ProductCourse) => firstDay <= yearStart + SEASON_DAYS;
  let season = 0;
  let year = 0;
  for (const course of courses.values()) {
    if (!wasSold(course)) continue;
    season += course.seasonPurchases;
    year += course.yearPurchases;
  }
  const share = year === 0 ? 0 : season / year;
  return new Map(
    [...courses].map(([productId, course]) => [productId, wasSold(course) ? seasonOf(course, share) : 1]),
  );
}

function seasonOf({ yearPurchases, seasonPurchases }: ProductCourse, share: number): number {
  return (seasonPurchases + PRIOR_PURCHASES) / (yearPurchases * share + PRIOR_PURCHASES);
}
