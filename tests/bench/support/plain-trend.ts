import { type Day, firstDayOfMonth, monthOfDay } from '../../../src/shared/calendar-day.ts';
import type { OrderSeries } from '../../../src/signals/trends/order-series.ts';
import type { Direction } from '../../../src/signals/trends/trend-contents.ts';

const MONTHS = 3;
const LEAST_CHANGE = 0.25;

/** The rule everybody uses: the last three complete months at least a quarter below, or above, the three before. */
export function plainTrend(series: OrderSeries, today: Day): Direction | null {
  const change = plainChange(series, today);
  if (change === null || Math.abs(change) < LEAST_CHANGE) return null;
  return change < 0 ? 'shrinking' : 'growing';
}

/** By how much (0.5: half as much again) the last three complete months differ from the three before; null where those held nothing. */
export function plainChange({ firstDay, days, cents }: OrderSeries, today: Day): number | null {
  const month = monthOfDay(today);
  const [start, middle, end] = [2 * MONTHS, MONTHS, 0].map((back) => firstDayOfMonth(month - back)) as [
    Day,
    Day,
    Day,
  ];
  if (firstDay >= firstDayOfMonth(month - 2 * MONTHS + 1)) return null;
  let before = 0;
  let recent = 0;
  for (let i = 0; i < days.length; i++) {
    const day = days[i] as Day;
    if (day >= start && day < middle) before += cents[i] as number;
    if (day >= middle && day < end) recent += cents[i] as number;
  }
  if (before <= 0) return null;
  return recent / before - 1;
}
