import type { Day, DayRange } from '../shared/calendar-day.ts';

/** [key, usual gap in days, spread in days, gaps it was learnt from] */
export type IntervalRow<Key> = readonly [key: Key, usualGapDays: number, spreadDays: number, gaps: number];

/** What was learnt about rhythm from the whole base, as plain JSON. */
export interface BaseContents {
  /** By product id. */
  products: readonly IntervalRow<number>[];
  /** By industry, then by product id. */
  industryProducts: readonly { industry: string; products: readonly IntervalRow<number>[] }[];
  industries: readonly IntervalRow<string>[];
  /** Of all customers; null while nobody has ordered twice. */
  all: IntervalRow<null> | null;
  /** Twelve numbers, January first; 1 is a usual month. */
  season: readonly number[];
  closures: readonly DayRange[];
  /** Day of the very first order in the books. Left out in contents stored before it was kept. */
  firstDay?: Day | null;
}
