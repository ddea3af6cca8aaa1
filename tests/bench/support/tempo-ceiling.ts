import type { Day } from '../../../src/shared/calendar-day.ts';
import type { OrderSeries } from '../../../src/signals/trends/order-series.ts';
import { openStretch } from '../../../src/signals/trends/stretch.ts';
import { tempoChange } from '../../../src/signals/trends/tempo-change.ts';
import type { TrendBase } from '../../../src/signals/trends/trend-base.ts';
import type { Direction } from '../../../src/signals/trends/trend-contents.ts';

/**
 * How clearly the pace of orders has changed, for somebody who was told the day, and that it is the pace that may have: nobody
 * who knows neither can see more.
 */
export function toldTempoChange(
  series: OrderSeries,
  input: { on: Day; today: Day; base: TrendBase; direction: Direction },
): number {
  const stretch = openStretch(series, input.on, input.today, input.base);
  if (!stretch) return Number.NEGATIVE_INFINITY;
  return (input.direction === 'growing' ? 1 : -1) * tempoChange(stretch).deviations;
}
