import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import type { OrderForecast } from '../customer-forecast.ts';
import type { CustomerForecastModel } from './customer-forecast-model.ts';

/** Chance that the customer orders within the horizon; null while it has never ordered. */
export function forecastOrders(
  _model: CustomerForecastModel,
  _book: CustomerBook,
  _today: Day,
): OrderForecast | null {
  return null;
}
