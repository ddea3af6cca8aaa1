import type { Day } from '../../shared/calendar-day.ts';
import type { BoughtItem } from './buyer-log.ts';

/**
 * Days with orders looked back at, about one, two, four and eight weeks. Counted in days on which somebody ordered, so that
 * a closure does not empty them.
 */
export const WINDOW_OPEN_DAYS = [5, 10, 20, 40] as const;
export const DAYS_OF_YEAR = 365;
/** The coming six weeks: a suggestion is bought with the next order or the one after. */
export const SEASON_DAYS = 42;

/** How one product had been selling before a day. */
export interface ProductCourse {
  productId: number;
  firstDay: Day;
  lastDay: Day;
  /** Customers who bought it, and who bought it for the first time, within each of the windows. */
  buyers: number[];
  newBuyers: number[];
  yearBuyers: number;
  /** Purchases within the last year, and of them those in the weeks that come now, a year ago. */
  yearPurchases: number;
  seasonPurchases: number;
}

/** The courses of all products as of a day, from what each customer had bought before it. */
export function productCourses(
  members: readonly (readonly BoughtItem[])[],
  openDays: readonly Day[],
  on: Day,
): Map<number, ProductCourse> {
  const starts = WINDOW_OPEN_DAYS.map((days) => openDays[Math.max(0, openDays.length - days)] ?? on);
  const courses = new Map<number, ProductCourse>();
  for (const items of members) {
    for (const item of items) {
      const known = courses.get(item.productId);
      const course = known ?? startCourse(item);
      if (!known) courses.set(item.productId, course);
      follow(course, item, starts, on);
    }
  }
  return courses;
}

function startCourse({ productId, firstDay, lastDay }: BoughtItem): ProductCourse {
  const nobody = () => WINDOW_OPEN_DAYS.map(() => 0);
  return {
    ...{ productId, firstDay, lastDay, buyers: nobody(), newBuyers: nobody() },
    ...{ yearBuyers: 0, yearPurchases: 0, seasonPurchases: 0 },
  };
}

function follow(course: ProductCourse, item: BoughtItem, starts: readonly Day[], on: Day): void {
  if (item.firstDay < course.firstDay) course.firstDay = item.firstDay;
  if (item.lastDay > course.lastDay) course.lastDay = item.lastDay;
  for (const [window, start] of starts.entries()) {
    if (item.lastDay >= start) course.buyers[window] = (course.buyers[window] ?? 0) + 1;
    if (item.firstDay >= start) course.newBuyers[window] = (course.newBuyers[window] ?? 0) + 1;
  }
  const yearStart = on - DAYS_OF_YEAR;
  if (item.lastDay >= yearStart) course.yearBuyers++;
  for (let i = item.days.length - 1; i >= 0; i--) {
    const day = item.days[i] ?? 0;
    if (day < yearStart) break;
    course.yearPurchases++;
    if (day < yearStart + SEASON_DAYS) course.seasonPurchases++;
  }
}
