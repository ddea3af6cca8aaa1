import type { Day } from '../shared/calendar-day.ts';
import type { CustomerBook } from './customer-book.ts';
import type { CustomerForecast, ItemForecast, OrderForecast } from './customer-forecast.ts';
import { forecastOrders } from './customers/forecast-orders.ts';
import { forecastItems } from './items/forecast-items.ts';
import type { OpenForecast } from './open-forecast.ts';

/**
 * What a customer probably does from `today` on; purchases on or after it are not looked at. Orders and items are each
 * worked out when they are first asked for: a night asks many customers for neither.
 */
export function forecastCustomer(forecast: OpenForecast, book: CustomerBook, today: Day): CustomerForecast {
  let orders: OrderForecast | null | undefined;
  let items: readonly ItemForecast[] | undefined;
  return {
    on: today,
    get orders() {
      if (orders === undefined) orders = forecastOrders(forecast.customers, book, today);
      return orders;
    },
    get items() {
      items ??= forecastItems(forecast.items, book, today);
      return items;
    },
    itemHorizonDays: forecast.model.items.horizonDays,
    itemsAmong: (productIds) => forecastItems(forecast.items, book, today, productIds),
  };
}
