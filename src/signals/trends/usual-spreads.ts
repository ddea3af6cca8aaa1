import { NO_TRENDS } from './no-trends.ts';
import type { OrderSeries } from './order-series.ts';
import type { TrendBase } from './trend-base.ts';
import type { UsualSpreads } from './trend-contents.ts';

/** Fewer orders have no spread of their own. */
const LEAST_ORDERS = 4;
/** A base of few values is held close to what is common, as if so many common ones had come beside them. */
const COMMON_VALUES = 50;
/** Logarithm beyond which one quantity says no more: a stock-up. */
const CAP = 1.5;

/** How much the customers of the base usually vary, the base's course taken out. */
export function usualSpreads(all: readonly OrderSeries[], base: TrendBase): UsualSpreads {
  const { spreads } = NO_TRENDS;
  const pools = {
    tempo: pool(spreads.tempo),
    size: pool(spreads.size),
    quantities: pool(spreads.quantities),
  };
  for (const series of all) {
    if (series.days.length < LEAST_ORDERS) continue;
    addGaps(pools.tempo, series, base);
    addSizes(pools.size, series, base);
    addQuantities(pools.quantities, series, base);
  }
  return { tempo: variance(pools.tempo), size: variance(pools.size), quantities: variance(pools.quantities) };
}

interface Pool {
  squares: number;
  values: number;
}

function pool(common: number): Pool {
  return { squares: common * COMMON_VALUES, values: COMMON_VALUES };
}

function variance({ squares, values }: Pool): number {
  return Math.round((squares / values) * 1e4) / 1e4;
}

function addValues(into: Pool, values: readonly number[], unit = 1): void {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  for (const value of values) into.squares += ((value - mean) / unit) ** 2;
  into.values += values.length - 1;
}

/** In units of the customer's own mean gap. */
function addGaps(into: Pool, { days }: OrderSeries, base: TrendBase): void {
  const gaps = days.slice(1).map((day, i) => base.elapsed(days[i] as number, day));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (mean > 0) addValues(into, gaps, mean);
}

function addSizes(into: Pool, { days, logCents }: OrderSeries, base: TrendBase): void {
  addValues(
    into,
    logCents.map((log, i) => log - base.sizeOn(days[i] as number)),
  );
}

/** Means of whole orders, since the lines of one order rise and fall together. */
function addQuantities(into: Pool, { days, lines }: OrderSeries, base: TrendBase): void {
  const { item, order, logQuantity } = lines;
  const sums = days.map(() => 0);
  const counts = days.map(() => 0);
  for (let start = 0; start < item.length; ) {
    let end = start;
    while (end < item.length && item[end] === item[start]) end++;
    const logs = order
      .slice(start, end)
      .map((at, i) => (logQuantity[start + i] as number) - base.quantitiesOn(days[at] as number));
    const usual = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    logs.forEach((log, i) => {
      const at = order[start + i] as number;
      sums[at] = (sums[at] as number) + Math.max(-CAP, Math.min(CAP, log - usual));
      counts[at] = (counts[at] as number) + 1;
    });
    start = end;
  }
  for (let at = 0; at < days.length; at++) {
    if ((counts[at] as number) === 0) continue;
    into.squares += ((sums[at] as number) / (counts[at] as number)) ** 2;
    into.values++;
  }
}
