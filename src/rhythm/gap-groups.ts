import type { BaseContents, IntervalRow } from './base-contents.ts';
import { emptyGapSums, type GapSums, intervalFrom } from './gap-sums.ts';

/** A group that has shown fewer gaps is not spoken of; the wider one is. */
const LEAST_GAPS = 5;

/** The groups whose gaps are summed: everyone, industries, products, and products within industries. */
export interface GapGroups {
  /** The sums that a customer's gaps between orders go into. */
  ofCustomer(industry: string | null): readonly GapSums[];
  /** The sums that a customer's gaps between purchases of one product go into. */
  ofItem(productId: number, industry: string | null): readonly GapSums[];
  rows(): Omit<BaseContents, 'season' | 'closures'>;
}

export function createGapGroups(): GapGroups {
  const all = emptyGapSums();
  const industries = new Map<string, GapSums>();
  const products = new Map<number, GapSums>();
  const industryProducts = new Map<string, Map<number, GapSums>>();
  const within = (industry: string) => {
    const known = industryProducts.get(industry) ?? new Map<number, GapSums>();
    industryProducts.set(industry, known);
    return known;
  };
  return {
    ofCustomer: (industry) => (industry === null ? [all] : [all, sumsOf(industries, industry)]),
    ofItem: (productId, industry) =>
      industry === null
        ? [sumsOf(products, productId)]
        : [sumsOf(products, productId), sumsOf(within(industry), productId)],
    rows: () => ({
      products: rowsOf(products, () => undefined),
      industryProducts: [...industryProducts]
        .map(([industry, sums]) => ({ industry, products: rowsOf(sums, (id) => products.get(id)) }))
        .sort((a, b) => (a.industry < b.industry ? -1 : 1)),
      industries: rowsOf(industries, () => all),
      all: all.gaps > 0 ? rowOf(null, all, undefined) : null,
    }),
  };
}

function sumsOf<Key>(groups: Map<Key, GapSums>, key: Key): GapSums {
  const known = groups.get(key);
  if (known) return known;
  const fresh = emptyGapSums();
  groups.set(key, fresh);
  return fresh;
}

/** Sorted by key, so that the same base always makes the same contents. */
function rowsOf<Key extends string | number>(
  groups: ReadonlyMap<Key, GapSums>,
  widerOf: (key: Key) => GapSums | undefined,
): IntervalRow<Key>[] {
  return [...groups]
    .filter(([, sums]) => sums.gaps >= LEAST_GAPS)
    .map(([key, sums]) => rowOf(key, sums, widerOf(key)))
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function rowOf<Key>(key: Key, sums: GapSums, wider: GapSums | undefined): IntervalRow<Key> {
  const { usualGapDays, spreadDays, gaps } = intervalFrom(sums, wider);
  return [key, round(usualGapDays), round(spreadDays), gaps];
}

/** Hundredths of a day: beyond that a stored number only takes room. */
function round(days: number): number {
  return Math.round(days * 100) / 100;
}
