import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import { NO_TRENDS } from './no-trends.ts';
import type { OrderSeries } from './order-series.ts';
import { trendBaseFrom } from './trend-base.ts';
import type { CourseContents } from './trend-contents.ts';

/** Customers with fewer orders have no pace of their own to hold a month against. */
const LEAST_ORDERS = 4;
/** A month of few orders is held close to a usual one, as if so many usual ones had come beside them. */
const USUAL_ORDERS = 20;
/** A customer quiet for longer than this, or so many of its mean gaps, has gone: its quiet months are nobody's season. */
const GONE_DAYS = 60;
const GONE_GAPS = 2.5;

/** Orders seen ÷ orders expected at each customer's own pace, month by month, around 1; sharpens the course given. */
export function tempoByMonth(all: readonly OrderSeries[], course: CourseContents, today: Day): number[] {
  const { elapsed } = trendBaseFrom({ ...NO_TRENDS, course });
  const starts = course.tempo.map((_, i) => firstDayOfMonth(course.firstMonth + i));
  const seen = course.tempo.map(() => USUAL_ORDERS);
  const expected = course.tempo.map(() => USUAL_ORDERS);
  for (const { days } of all) {
    if (days.length < LEAST_ORDERS) continue;
    const { first, until, orders } = countedPart(days, today);
    const pace = orders / elapsed(first, until);
    for (let i = 1; i <= orders; i++) bump(seen, monthOfDay(days[i] as Day) - course.firstMonth, 1);
    for (let month = monthOfDay(first) - course.firstMonth; month < starts.length; month++) {
      const from = Math.max(first + 1, starts[month] as Day);
      const to = Math.min(until, starts[month + 1] ?? today);
      if (to > from) bump(expected, month, pace * elapsed(from, to));
    }
  }
  const raw = course.tempo.map((tempo, i) => (tempo * (seen[i] as number)) / (expected[i] as number));
  const mean = raw.reduce((sum, one) => sum + one, 0) / raw.length;
  return raw.map((one) => one / mean);
}

/**
 * The first order only says when a customer began, and the last of one that has gone when it ended: neither says how
 * busy its day was.
 */
function countedPart(days: readonly Day[], today: Day): { first: Day; until: Day; orders: number } {
  const first = days[0] as Day;
  const last = days.at(-1) as Day;
  const gaps = days.length - 1;
  const isGone = today - last > Math.max(GONE_DAYS, (GONE_GAPS * (last - first)) / gaps);
  return isGone ? { first, until: last, orders: gaps - 1 } : { first, until: today, orders: gaps };
}

function bump(months: number[], month: number, by: number): void {
  if (month >= 0 && month < months.length) months[month] = (months[month] as number) + by;
}
