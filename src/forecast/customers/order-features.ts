import type { Day } from '../../shared/calendar-day.ts';
import { gapFeatures } from './gap-features.ts';
import type { OrderLog } from './order-log.ts';
import { NO_COURSE } from './product-course.ts';
import { textbookFeatures } from './textbook-features.ts';
import type { TradeView } from './trade-view.ts';

/** What the chance of an order is worked out from, in the order of the numbers in a row. */
export const ORDER_FEATURES = [
  'orders',
  'daysSince',
  'lately',
  'fading',
  'fadingSlowly',
  'overdue',
  'unevenness',
  'longerGaps',
  'slowing',
  'sameWeeks',
  'anyInSameWeeks',
  'knewLastYear',
  'lastBreadth',
  'newProducts',
  'recentValue',
  'usualValue',
  'recentReturns',
  'returnsPerOrder',
  'productsInSeason',
  'productsLately',
  'textbook',
  'textbookByPace',
  'industry',
] as const;

const YEAR_DAYS = 365;
/** "The same weeks last year" reach this far beyond the horizon: nobody orders on the same day each year. */
const SAME_WEEKS_SLACK = 20;
/** The products of the last few orders tell what a customer buys now. */
const ORDERS_OF_PRODUCTS = 4;

/** What the first `count` orders of a log (at least one) say on a day after them. */
export function orderFeatures(log: OrderLog, count: number, on: Day, trade: TradeView): number[] {
  const { horizonDays } = trade;
  const last = log.orders[count - 1];
  const first = log.orders[0];
  if (!last || !first) throw new Error('Nobody without an order has features');
  const since = on - last.day;
  const sameWeeks = countOrders(
    log,
    on - YEAR_DAYS - SAME_WEEKS_SLACK,
    on - YEAR_DAYS + horizonDays + SAME_WEEKS_SLACK,
    count,
  );
  return [
    Math.log(count),
    Math.log1p(since),
    Math.log1p(countOrders(log, on - horizonDays, on, count)),
    fading(log, count, on, horizonDays),
    fading(log, count, on, 2 * horizonDays),
    ...gapFeatures(log.days, count, since, trade.usualGapDays),
    Math.log1p(sameWeeks),
    Math.min(1, sameWeeks),
    first.day < on - YEAR_DAYS + horizonDays ? 1 : 0,
    Math.log(last.productIds.length),
    (last.newProducts + 0.5) / (last.productIds.length + 1),
    ...valueFeatures(log, count, on - 2 * horizonDays),
    ...returnFeatures(log, count, on, 2 * horizonDays),
    ...productFeatures(log, count, trade),
    ...textbookFeatures(first.day, last.day, count, on, trade),
    log.industry === null ? 0 : (trade.industries.get(log.industry) ?? 0),
  ];
}

/** Orders from a day up to, but without, another, of the first `count`. */
export function countOrders({ days }: OrderLog, from: Day, to: Day, count: number): number {
  let orders = 0;
  for (let i = count - 1; i >= 0 && (days[i] as Day) >= from; i--) if ((days[i] as Day) < to) orders++;
  return orders;
}

/** Log of the orders, each worth half as much for every `halfLife` days since. */
function fading({ days }: OrderLog, count: number, on: Day, halfLife: number): number {
  let sum = 0.05;
  for (let i = 0; i < count; i++) sum += 2 ** (((days[i] as Day) - on) / halfLife);
  return Math.log(sum);
}

function valueFeatures({ orders }: OrderLog, count: number, from: Day): [recent: number, usual: number] {
  let recent = 0;
  let all = 0;
  for (let i = 0; i < count; i++) {
    const { day, cents } = orders[i] as OrderLog['orders'][number];
    all += cents;
    if (day >= from) recent += cents;
  }
  return [Math.log1p(recent / 100), Math.log1p(all / count)];
}

function returnFeatures(
  { returnDays }: OrderLog,
  count: number,
  on: Day,
  days: number,
): [recent: number, perOrder: number] {
  let recent = 0;
  let all = 0;
  for (const day of returnDays) {
    if (day >= on) break;
    all++;
    if (day >= on - days) recent++;
  }
  return [Math.log1p(recent), all / count];
}

function productFeatures(
  { orders }: OrderLog,
  count: number,
  { courses }: TradeView,
): [inSeason: number, lately: number] {
  let products = 0;
  let season = 0;
  let lately = 0;
  for (let i = Math.max(0, count - ORDERS_OF_PRODUCTS); i < count; i++) {
    for (const productId of orders[i]?.productIds ?? []) {
      const course = courses.get(productId) ?? NO_COURSE;
      products++;
      season += course.season;
      lately += course.lately;
    }
  }
  return [season / products, Math.log(lately / products + 0.1)];
}
