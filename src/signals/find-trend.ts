import type { MonthlyValues } from './monthly-values.ts';
import type { TrendEvidence } from './signal.ts';

/** Even the steadiest customer's month varies by a quarter: pay days, weekends, a delivery a day later. */
const LEAST_SPREAD = 0.25;

/** A change of the last complete months against as many before, season taken out. */
export interface Trend extends TrendEvidence {
  /** Every single one of the recent months lies on the side of the change: no single bulk order makes a trend. */
  steady: boolean;
}

/**
 * Compares the last `months` of the values with as many before, `monthsBack` months ago. The noise is the customer's own:
 * the spread of all its months before the recent ones. Null where it has too few months.
 */
export function findTrend(values: MonthlyValues, months: number, monthsBack = 0): Trend | null {
  const end = values.seasonless.length - monthsBack;
  const middle = end - months;
  if (months < 1 || middle < months) return null;
  const recent = mean(values.seasonless, middle, end);
  const before = mean(values.seasonless, middle - months, middle);
  if (before <= 0) return null;
  const spread = Math.max(LEAST_SPREAD * before, deviation(values.seasonless, middle));
  const change = (recent - before) / before;
  return {
    recentCents: sum(values.cents, middle, end),
    beforeCents: sum(values.cents, middle - months, middle),
    change,
    deviations: Math.abs(recent - before) / (spread * Math.sqrt(2 / months)),
    months,
    steady: values.seasonless.slice(middle, end).every((value) => (value - before) * change > 0),
  };
}

function sum(values: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += values[i] ?? 0;
  return total;
}

function mean(values: readonly number[], from: number, to: number): number {
  return sum(values, from, to) / (to - from);
}

/** Standard deviation of the first `count` values. */
function deviation(values: readonly number[], count: number): number {
  if (count < 2) return 0;
  const middle = mean(values, 0, count);
  let squares = 0;
  for (let i = 0; i < count; i++) squares += ((values[i] ?? 0) - middle) ** 2;
  return Math.sqrt(squares / (count - 1));
}
