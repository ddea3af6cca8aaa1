import type { Day } from '../../shared/calendar-day.ts';
import { logOddsOf } from '../learn/chance.ts';
import { chanceOfOrder } from './bg-nbd.ts';
import { ordersBetween } from './trade-pace.ts';
import type { TradeView } from './trade-view.ts';

const DAYS_PER_WEEK = 7;

/** What BG/NBD says, in weeks: once by the calendar, once by the trade's own pace. */
export function textbookFeatures(
  firstDay: Day,
  lastDay: Day,
  count: number,
  on: Day,
  { pace, usual, horizonDays, textbook, textbookByPace }: TradeView,
): [number, number] {
  const weeks = horizonDays / DAYS_PER_WEEK;
  const buyer = (recency: number, age: number) => ({
    frequency: count - 1,
    recency: recency / DAYS_PER_WEEK,
    age: Math.max(recency, age) / DAYS_PER_WEEK,
  });
  const recency = ordersBetween(pace, firstDay + 1, lastDay + 1) / usual;
  const age = ordersBetween(pace, firstDay + 1, on) / usual;
  return [
    logOddsOf(chanceOfOrder(textbook, buyer(lastDay - firstDay, on - 1 - firstDay), weeks)),
    logOddsOf(chanceOfOrder(textbookByPace, buyer(recency, age), weeks)),
  ];
}
