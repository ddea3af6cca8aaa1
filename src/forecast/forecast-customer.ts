import type { Day } from '../shared/calendar-day.ts';
import type { CustomerBook } from './customer-book.ts';
import type { CustomerForecast } from './customer-forecast.ts';
import { forecastOrders } from './customers/forecast-orders.ts';
import { forecastItems } from './items/forecast-items.ts';
import type { OpenForecast } from './open-forecast.ts';

/** What a customer probably does from `today` on; purchases on or after it are not looked at. */
export function forecastCustomer(forecast: OpenForecast, book: CustomerBook, today: Day): CustomerForecast {
  return {
    on: today,
    orders: forecastOrders(forecast.customers, book, today),
    items: forecastItems(forecast.items, book, today),
  };
}
