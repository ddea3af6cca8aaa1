import type { Day } from '../../shared/calendar-day.ts';
import { emptyMemory, type HistoryMemory } from '../history-memory.ts';
import type { SignalInput } from '../signal-input.ts';
import { type Changes, findChanges } from './find-changes.ts';
import { hasStopped } from './has-stopped.ts';
import { type OrderSeries, orderSeries, seriesStart } from './order-series.ts';
import { LEAST_ORDERS_BEFORE } from './stretch.ts';

/** The changes in a history; null for a customer with too few orders to tell one, or one that has stopped. */
export function changesIn(input: SignalInput, orderDays: readonly Day[]): Changes | null {
  const { today, trends, thresholds } = input;
  // Asked first: the series of who has stopped, or only begun, says nothing.
  const days = orderDays.filter((day) => day >= seriesStart(today));
  if (days.length < LEAST_ORDERS_BEFORE || hasStopped(days, today)) return null;
  const series = seriesOf(input, orderDays, input.memory ?? emptyMemory());
  const least = { shrinking: thresholds.shrinkingChange, growing: thresholds.growingChange };
  return series && findChanges(series, today, trends, { months: thresholds.trendMonths, least });
}

/** The same one as long as its first order has not fallen out of it. */
function seriesOf(
  { history, today }: SignalInput,
  orderDays: readonly Day[],
  memory: HistoryMemory,
): OrderSeries | null {
  const first = memory.series?.days[0];
  if (first === undefined || first < seriesStart(today))
    memory.series = orderSeries(history, orderDays, today);
  return memory.series;
}
