import type { Day } from '../../shared/calendar-day.ts';
import { type Basket, basketOf } from './basket.ts';
import { type BoughtItem, type BuyerLog, boughtBefore } from './buyer-log.ts';
import { industryLifts } from './industry-lifts.ts';
import { numberBaskets } from './numbered-baskets.ts';
import { type ProductCourse, productCourses } from './product-courses.ts';
import { productNeighbours } from './product-neighbours.ts';
import { productSeasons } from './product-seasons.ts';
import { productTastes } from './product-tastes.ts';
import { productTraits } from './product-traits.ts';
import type { SuggestionContents } from './suggestion-contents.ts';

/** The whole base as it stood on the morning of a day. */
export interface BaseSnapshot {
  on: Day;
  /** What each customer had bought, in the order of the logs. */
  members: readonly (readonly BoughtItem[])[];
  courses: ReadonlyMap<number, ProductCourse>;
  seasons: ReadonlyMap<number, number>;
  /** Traits of each product, in the order of `PRODUCT_TRAITS`. */
  traits: ReadonlyMap<number, Float64Array>;
  neighbours: SuggestionContents['neighbours'];
  tastes: SuggestionContents['tastes'];
  industries: SuggestionContents['industries'];
}

export function snapshotOf(logs: readonly BuyerLog[], openDays: readonly Day[], on: Day): BaseSnapshot {
  const members = logs.map((log) => boughtBefore(log, on));
  const baskets = members
    .map((items, index): Basket => basketOf(items, logs[index]?.industry ?? null, on))
    .filter(({ items }) => items.length > 0);
  const numbered = numberBaskets(baskets);
  const courses = productCourses(
    members,
    openDays.filter((day) => day < on),
    on,
  );
  const seasons = productSeasons(courses, on);
  return {
    ...{ on, members, courses, seasons },
    traits: productTraits(courses, seasons, on),
    neighbours: productNeighbours(numbered),
    tastes: productTastes(numbered),
    industries: industryLifts(baskets),
  };
}
