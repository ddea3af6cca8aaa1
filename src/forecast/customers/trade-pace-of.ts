import type { Day } from '../../shared/calendar-day.ts';
import type { OrderLog } from './order-log.ts';
import type { TradePace } from './trade-pace.ts';

/** The pace of all customers up to a day (exclusive). */
export function tradePaceOf(logs: readonly Pick<OrderLog, 'days'>[], on: Day): TradePace {
  let firstDay = on;
  for (const { days } of logs) firstDay = Math.min(firstDay, days[0] ?? on);
  const totals = new Array<number>(on - firstDay + 1).fill(0);
  for (const { days } of logs) {
    for (const day of days) if (day < on) totals[day - firstDay + 1] = (totals[day - firstDay + 1] ?? 0) + 1;
  }
  for (let i = 1; i < totals.length; i++) totals[i] = (totals[i] as number) + (totals[i - 1] as number);
  return { firstDay, totals };
}
