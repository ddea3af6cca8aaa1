import { orderDaysOf } from '../../rhythm/order-days.ts';
import type { PurchaseHistory } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { createDemandCollector } from './collect-demand.ts';
import { learnTrends } from './learn-trends.ts';
import { type OrderSeries, orderSeries } from './order-series.ts';
import type { TrendContents } from './trend-contents.ts';
import type { TrendSettings } from './trend-settings.ts';

/** Customers kept: so many say as much about the base as all of a larger one would, in bounded time and memory. */
const MOST_KEPT = 6_000;
/** Fewer orders can neither be compared nor say anything of the base's course. */
const LEAST_ORDERS = 4;

/** Takes in customers one by one and keeps an even sample of them. */
export interface TrendCollector {
  add(member: { history: PurchaseHistory }): void;
  finish(): TrendContents;
}

/** Learns from the whole base how its months went, how its customers vary, and from where on a change is a finding. */
export function createTrendCollector(today: Day, settings: TrendSettings): TrendCollector {
  const demand = createDemandCollector(today);
  let kept: OrderSeries[] = [];
  let stride = 1;
  let seen = 0;
  return {
    add({ history }) {
      demand.add(history);
      const { days } = orderDaysOf(history.items, settings.mergeOrderDays);
      const series = days.length < LEAST_ORDERS ? null : orderSeries(history, days, today);
      if (!series || series.days.length < LEAST_ORDERS || seen++ % stride > 0) return;
      kept.push(series);
      if (kept.length < MOST_KEPT) return;
      kept = kept.filter((_, i) => i % 2 === 0);
      stride *= 2;
    },
    finish: () => ({ ...learnTrends(kept, today, settings), demand: demand.finish() }),
  };
}
