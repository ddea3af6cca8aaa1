import { ORDER_FADINGS } from './base-pace.ts';
import { countBefore } from './count-before.ts';
import type { CustomerSales } from './customer-sales.ts';
import { type Cut, coversLastYear } from './cut.ts';
import { faded, fadingTable } from './fading.ts';
import { type OrderTally, tallyOrders } from './order-tally.ts';
import { RATE_DAYS } from './product-appeal.ts';

/** What is known of a customer at a cut, whatever the item. */
export interface CustomerState {
  tally: OrderTally;
  lastTime: number;
  firstTime: number;
  /** Products bought before. */
  owned: number;
  /** Sum of the rates (purchases a day) of all items. */
  rates: number;
  /** What the customer's appetite is told from; see CUSTOMER_FEATURES. */
  features: Float32Array;
}

/** The columns of `features`. Counts are logs of one more. */
export const CUSTOMER_FEATURES = [
  'orders',
  'daysSince',
  'daysSinceFirst',
  'meanGap',
  'medianGap',
  'lastGap',
  'daysSinceByMeanGap',
  'daysSinceByMedianGap',
  'gapVariation',
  ...ORDER_FADINGS.map((days) => `orders${days}`),
  ...ORDER_FADINGS.map((days) => `repeats${days}`),
  ...ORDER_FADINGS.map((days) => `items${days}`),
  'ordersInMonth',
  'ordersInTwoMonths',
  'ordersInQuarter',
  'sameWeeks',
  'sameWeeksRepeats',
  'weeksBefore',
  'weeksBeforeRepeats',
  'seasonRise',
  'lastSize',
  'lastRepeats',
  'owned',
  'rates',
  'freshItems',
  'repeatsPerOrder',
  'quickTrend',
  'slowTrend',
  'spending',
  'lastSpending',
  'mostRepeats',
  'withoutRepeat',
];

/** Ratios beyond this say no more. */
const MOST_GAPS = 10;
/** Items bought within about so many days count as fresh. */
const FRESH = fadingTable(120);

/** Null while the customer has bought nothing before the cut. */
export function customerState(
  sales: CustomerSales,
  cut: Cut,
  paces: readonly number[],
): CustomerState | null {
  const orders = countBefore(sales.orderDays, cut.day);
  if (orders === 0) return null;
  const tally = tallyOrders(sales, cut, orders);
  const times = {
    firstTime: sales.orderTimes[0] as number,
    lastTime: sales.orderTimes[orders - 1] as number,
  };
  const items = sumItems(sales, cut);
  const features = new Float32Array([
    ...tempoFeatures(tally, times, cut.time),
    ...fadedFeatures(tally, paces),
    ...windowFeatures(tally, cut),
    ...basketFeatures(sales, tally, items),
    ...trendFeatures(sales, tally, paces),
  ]);
  return { tally, ...times, owned: items.owned, rates: items.rates, features };
}

interface ItemSums {
  owned: number;
  rates: number;
  fresh: number;
}

function sumItems({ places, starts, days, times }: CustomerSales, cut: Cut): ItemSums {
  const sums = { owned: 0, rates: 0, fresh: 0 };
  for (let item = 0; item < places.length; item++) {
    const first = starts[item] as number;
    let at = first;
    while (at < (starts[item + 1] as number) && (days[at] as number) < cut.day) at++;
    if (at === first) continue;
    sums.owned += 1;
    sums.rates += (at - first) / (cut.time - (times[first] as number) + RATE_DAYS);
    sums.fresh += faded(FRESH, cut.time - (times[at - 1] as number));
  }
  return sums;
}

function tempoFeatures(
  { orders, gaps }: OrderTally,
  { firstTime, lastTime }: { firstTime: number; lastTime: number },
  now: number,
): number[] {
  const since = now - lastTime;
  // As if there had been one more gap of four months: one quick repeat is no tempo.
  const meanGap = (lastTime - firstTime + 120) / orders;
  const sorted = gaps.toSorted((a, b) => a - b);
  const median = sorted[gaps.length >> 1];
  const last = gaps.at(-1);
  const mean = gaps.length > 0 ? (lastTime - firstTime) / gaps.length : 0;
  const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / Math.max(1, gaps.length));
  return [
    Math.log1p(orders),
    Math.log1p(since),
    Math.log1p(now - firstTime),
    Math.log1p(meanGap),
    median === undefined ? -1 : Math.log1p(median),
    last === undefined ? -1 : Math.log1p(last),
    Math.min(MOST_GAPS, since / meanGap),
    median === undefined ? -1 : Math.min(MOST_GAPS, since / (median + 5)),
    gaps.length > 1 ? spread / (mean + 1) : -1,
  ];
}

function fadedFeatures(tally: OrderTally, paces: readonly number[]): number[] {
  const monthly = (sums: readonly number[]) =>
    sums.map((sum, i) => Math.log1p((30 * sum * (paces[i] as number)) / (ORDER_FADINGS[i] as number)));
  return [...monthly(tally.fadedOrders), ...monthly(tally.fadedRepeats), ...monthly(tally.fadedItems)];
}

function windowFeatures(tally: OrderTally, cut: Cut): number[] {
  const now = [tally.month, tally.twoMonths, tally.quarter];
  if (!coversLastYear(cut)) return [...now, -1, -1, -1, -1, 0];
  return [
    ...now,
    tally.sameWeeks,
    Math.log1p(tally.sameWeeksRepeats),
    tally.weeksBefore,
    Math.log1p(tally.weeksBeforeRepeats),
    Math.log1p(tally.sameWeeksRepeats) - Math.log1p(tally.weeksBeforeRepeats),
  ];
}

function basketFeatures(sales: CustomerSales, { orders }: OrderTally, items: ItemSums): number[] {
  return [
    Math.log1p(sales.orderSizes[orders - 1] as number),
    Math.log1p(sales.orderRepeats[orders - 1] as number),
    Math.log1p(items.owned),
    Math.log1p(items.rates),
    Math.log1p(items.fresh),
  ];
}

function trendFeatures(sales: CustomerSales, tally: OrderTally, paces: readonly number[]): number[] {
  const { orders, fadedOrders, fadedRepeats } = tally;
  const daily = (i: number) =>
    ((paces[i] as number) * (fadedOrders[i] as number)) / (ORDER_FADINGS[i] as number);
  return [
    Math.log(((fadedRepeats[3] as number) + 0.2) / ((fadedOrders[3] as number) + 0.2)),
    Math.log((daily(1) + 0.005) / (daily(3) + 0.005)),
    Math.log((daily(2) + 0.003) / (daily(4) + 0.003)),
    Math.log1p(tally.cents / orders / 100),
    Math.log1p((sales.orderCents[orders - 1] as number) / 100),
    Math.log1p(tally.mostRepeats),
    orders > 1 ? tally.withoutRepeat / (orders - 1) : -1,
  ];
}
