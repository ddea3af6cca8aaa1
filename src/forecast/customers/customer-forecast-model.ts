import type { DayRange } from '../../shared/calendar-day.ts';
import type { BgNbd } from './bg-nbd.ts';
import type { OrderWeights } from './order-weights.ts';
import type { TradePace } from './trade-pace.ts';

/** [product id, season, lately] (product-course.ts) */
type CourseRow = readonly [productId: number, season: number, lately: number];

/** What was learnt about customers. Plain JSON. */
export interface CustomerForecastModel {
  horizonDays: number;
  /** Null where no window had closed yet to learn from; then the textbook model speaks. */
  weights: OrderWeights | null;
  /** Whether last year's weeks tell the weeks ahead; with less than a year of history these are taken to be like the last ones. */
  season: 'last-year' | 'unknown';
  pace: TradePace;
  usualGapDays: number;
  textbook: BgNbd;
  textbookByPace: BgNbd;
  courses: readonly CourseRow[];
  industries: readonly (readonly [industry: string, lift: number])[];
  closures: readonly DayRange[];
}
