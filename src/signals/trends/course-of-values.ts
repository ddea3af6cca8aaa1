import { type Day, monthOfDay } from '../../shared/calendar-day.ts';
import type { OrderSeries } from './order-series.ts';

/** Customers with fewer orders have no usual size to hold a month against. */
const LEAST_ORDERS = 4;
/** Logarithm beyond which one value says no more of its month. */
const CAP = 1.5;
/** A month of few values is held close to a usual one, as if so many usual ones had come beside them. */
const USUAL_VALUES = 50;

/** By how much (a logarithm) order values lay above each customer's own mean, month by month. */
export function sizesByMonth(all: readonly OrderSeries[], firstMonth: number, months: number): number[] {
  const means = emptyMeans(months);
  for (const { days, logCents } of all) {
    if (days.length < LEAST_ORDERS) continue;
    const usual = logCents.reduce((sum, one) => sum + one, 0) / logCents.length;
    for (let i = 0; i < days.length; i++)
      add(means, monthOfDay(days[i] as Day) - firstMonth, (logCents[i] as number) - usual);
  }
  return take(means);
}

/** By how much (a logarithm) quantities lay above each customer's own mean of the item, month by month. */
export function quantitiesByMonth(all: readonly OrderSeries[], firstMonth: number, months: number): number[] {
  const means = emptyMeans(months);
  for (const { days, lines } of all) {
    const { item, order, logQuantity } = lines;
    for (let start = 0; start < item.length; ) {
      let end = start;
      let usual = 0;
      for (; end < item.length && item[end] === item[start]; end++) usual += logQuantity[end] as number;
      usual /= end - start;
      for (; start < end; start++) {
        const month = monthOfDay(days[order[start] as number] as Day) - firstMonth;
        add(means, month, (logQuantity[start] as number) - usual);
      }
    }
  }
  return take(means);
}

interface Means {
  sums: Float64Array;
  counts: Float64Array;
}

function emptyMeans(months: number): Means {
  return { sums: new Float64Array(months), counts: new Float64Array(months) };
}

function add({ sums, counts }: Means, month: number, value: number): void {
  sums[month] = (sums[month] as number) + Math.max(-CAP, Math.min(CAP, value));
  counts[month] = (counts[month] as number) + 1;
}

function take({ sums, counts }: Means): number[] {
  return [...sums].map((sum, month) => sum / ((counts[month] as number) + USUAL_VALUES));
}
