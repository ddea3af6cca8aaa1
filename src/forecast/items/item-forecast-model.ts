import type { Day, DayRange } from '../../shared/calendar-day.ts';
import type { AppealTable } from './appeal-lookup.ts';
import type { Calibration } from './calibration.ts';
import type { ItemWeights } from './item-weights.ts';

/** What was learnt about items: weights, and the whole base as it stood on the day of the fit. Plain JSON. */
export interface ItemForecastModel {
  horizonDays: number;
  /** Of the first sale of all. */
  firstDay: Day;
  /** Ascending and apart. */
  closures: readonly DayRange[];
  /** Ascending; a product's place in the lists that follow. The place after the last is any other product's. */
  productIds: readonly number[];
  /** See PRODUCT_FEATURES. */
  products: readonly (readonly number[])[];
  recentBuyers: readonly number[];
  appeals: AppealTable;
  /** Places and closeness by turns. */
  neighbours: readonly (readonly number[])[];
  paces: readonly number[];
  weights: ItemWeights;
  calibration: Calibration;
}
