import type { BgNbd } from './bg-nbd.ts';
import type { ProductCourse } from './product-course.ts';
import type { TradePace } from './trade-pace.ts';

/** What the whole trade says on a day, against which a customer is seen. */
export interface TradeView {
  horizonDays: number;
  pace: TradePace;
  /** Customers that order on a usual day. */
  usual: number;
  /** Geometric mean of all gaps between order days. */
  usualGapDays: number;
  courses: ReadonlyMap<number, ProductCourse>;
  /** In days. */
  textbook: BgNbd;
  /** In usual days of the trade's pace. */
  textbookByPace: BgNbd;
  /** Log of how often customers of an industry order, against all; few of them are pulled to 0. */
  industries: ReadonlyMap<string, number>;
}
