import type { BaseContents, IntervalRow } from './base-contents.ts';
import type { BaseStatistics } from './base-statistics.ts';
import type { BaseInterval } from './rhythm.ts';

/** Stored contents → lookups. */
export function baseStatisticsFrom(contents: BaseContents): BaseStatistics {
  const products = intervalMap(contents.products);
  const industries = intervalMap(contents.industries);
  const industryProducts = new Map(
    contents.industryProducts.map((one) => [one.industry, intervalMap(one.products)]),
  );
  const all = contents.all ? intervalFrom(contents.all) : undefined;
  return {
    itemInterval(productId, industry) {
      const own = industry === null ? undefined : industryProducts.get(industry)?.get(productId);
      if (own) return { interval: own, source: 'industry-product' };
      const interval = products.get(productId);
      return interval && { interval, source: 'product' };
    },
    customerInterval(industry) {
      const own = industry === null ? undefined : industries.get(industry);
      if (own) return { interval: own, source: 'industry' };
      return all && { interval: all, source: 'all' };
    },
    seasonOfMonth: (month) => contents.season[month - 1] ?? 1,
    closures: contents.closures,
    firstDay: contents.firstDay ?? null,
  };
}

function intervalMap<Key>(rows: readonly IntervalRow<Key>[]): Map<Key, BaseInterval> {
  return new Map(rows.map((row) => [row[0], intervalFrom(row)]));
}

function intervalFrom([, usualGapDays, spreadDays, gaps]: IntervalRow<unknown>): BaseInterval {
  return { usualGapDays, spreadDays, gaps };
}
