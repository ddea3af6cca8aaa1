import type { Stretch } from './stretch.ts';
import type { PartChange } from './tempo-change.ts';

/** The customer's own spread counts beside as many orders of the base's as this. */
const BASE_ORDERS = 6;
/** Spreads from the middle beyond which an order says no more: one bulk order must not make a trend. */
const CAP_SPREADS = 2;

/** Orders larger or smaller than before, with what the recent ones came to against what they would have at the old size. */
export interface SizeChange extends PartChange {
  /** Season taken out, bulk orders capped. */
  meanBefore: number;
  sumSince: number;
  /** As bought, bulk orders capped. */
  centsSince: number;
}

/** Values by their logarithm, the season of the whole base taken out. */
export function sizeChange(stretch: Stretch): SizeChange {
  const { series, base, from, split, ordersBefore, ordersSince } = stretch;
  const { days, logCents } = series;
  const orders = days.length - from;
  const logs: number[] = [];
  for (let i = from; i < days.length; i++)
    logs.push((logCents[i] as number) - base.sizeOn(days[i] as number));
  const middle = mean(logs, 0, orders);
  let squares = 0;
  for (const log of logs) squares += (log - middle) ** 2;
  const variance = (BASE_ORDERS * base.spreads.size + squares) / (BASE_ORDERS + orders - 1);
  const reach = CAP_SPREADS * Math.sqrt(variance);
  const capped = logs.map((log) => Math.max(middle - reach, Math.min(middle + reach, log)));
  const at = split - from;
  const error = ordersSince > 0 ? variance * (1 / ordersSince + 1 / orders) : 0;
  return {
    deviations: error > 0 ? (mean(capped, at, orders) - mean(capped, 0, orders)) / Math.sqrt(error) : 0,
    variance: error,
    meanBefore: sumExp(capped, 0, at) / ordersBefore,
    sumSince: sumExp(capped, at, orders),
    centsSince: centsUpTo(stretch, middle + reach),
  };
}

function centsUpTo({ series, base, split }: Stretch, mostLog: number): number {
  let cents = 0;
  for (let i = split; i < series.days.length; i++) {
    const most = Math.exp(mostLog + base.sizeOn(series.days[i] as number));
    cents += Math.min(series.cents[i] as number, most);
  }
  return Math.round(cents);
}

function mean(values: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] as number;
  return sum / Math.max(1, to - from);
}

function sumExp(values: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += Math.exp(values[i] as number);
  return sum;
}
