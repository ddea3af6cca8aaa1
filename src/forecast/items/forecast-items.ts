import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import type { ItemForecast } from '../customer-forecast.ts';
import type { OpenItems } from './open-items.ts';

/** Chance of every product bought before `today`, in the order of the history. */
export function forecastItems(_items: OpenItems, _book: CustomerBook, _today: Day): ItemForecast[] {
  return [];
}
