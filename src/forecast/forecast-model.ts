import type { Day } from '../shared/calendar-day.ts';
import type { CustomerForecastModel } from './customers/customer-forecast-model.ts';
import type { ItemForecastModel } from './items/item-forecast-model.ts';

/** All that was learnt, as plain JSON: weights, what belongs to the whole base, recalibration. */
export interface ForecastModel {
  /** Nothing dated on or after it was used. */
  madeOn: Day;
  items: ItemForecastModel;
  customers: CustomerForecastModel;
}
