import type { Basket } from './basket.ts';
import type { IndustryRow, SuggestionContents } from './suggestion-contents.ts';

/** Products kept of each industry: more than any customer will ever be shown. */
const PRODUCTS_KEPT = 150;
/** "Others like you" are at least three. */
const LEAST_BUYERS = 3;
/** Customers, buying as everybody does, that are mixed into each industry: 3 of 4 is no proof, 30 of 40 is. */
const PRIOR_CUSTOMERS = 20;

/** What each industry buys more of its customers than all do, shrunk towards "as everybody". */
export function industryLifts(baskets: readonly Basket[]): SuggestionContents['industries'] {
  const buyers = new Map<number, number>();
  const industries = new Map<string, Basket[]>();
  for (const basket of baskets) {
    count(buyers, basket);
    if (basket.industry === null) continue;
    const known = industries.get(basket.industry);
    if (known) known.push(basket);
    else industries.set(basket.industry, [basket]);
  }
  return [...industries]
    .map(([industry, members]) => ({
      industry,
      customers: members.length,
      products: liftsOf(members, buyers, baskets.length),
    }))
    .sort((a, b) => (a.industry < b.industry ? -1 : 1));
}

function liftsOf(
  members: readonly Basket[],
  allBuyers: ReadonlyMap<number, number>,
  customers: number,
): IndustryRow[] {
  const buyers = new Map<number, number>();
  for (const member of members) count(buyers, member);
  const rows: IndustryRow[] = [];
  for (const [productId, number] of buyers) {
    const shareOfAll = (allBuyers.get(productId) ?? number) / customers;
    const share = (number + PRIOR_CUSTOMERS * shareOfAll) / (members.length + PRIOR_CUSTOMERS);
    const lift = share / shareOfAll;
    if (number >= LEAST_BUYERS && lift > 1) rows.push([productId, number, Math.round(lift * 100) / 100]);
  }
  return rows.sort((a, b) => b[2] - a[2] || b[1] - a[1] || a[0] - b[0]).slice(0, PRODUCTS_KEPT);
}

function count(buyers: Map<number, number>, { items }: Basket): void {
  for (const { productId } of items) buyers.set(productId, (buyers.get(productId) ?? 0) + 1);
}
