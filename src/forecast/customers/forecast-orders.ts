import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import type { OrderForecast } from '../customer-forecast.ts';
import type { OpenCustomers } from './open-customers.ts';
import { orderBecause } from './order-because.ts';
import { orderChance } from './order-chance.ts';
import { orderLogOf } from './order-log.ts';
import { pacedGaps } from './paced-gaps.ts';

/**
 * Chance that the customer orders within `horizonDays` from `today` on; null while it has never ordered. Nothing dated on
 * or after `today` is looked at. Other horizons than the model's are told by the trade's orders expected in them.
 */
export function forecastOrders(
  open: OpenCustomers,
  book: CustomerBook,
  today: Day,
  horizonDays: number = open.model.horizonDays,
): OrderForecast | null {
  const log = orderLogOf(book, today);
  if (log.days.length === 0) return null;
  return {
    probability: orderChance(open, log, today, horizonDays),
    because: orderBecause(log, today, open),
    paced: pacedGaps(log.days, today, open.view),
  };
}
