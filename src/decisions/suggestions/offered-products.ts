import type { Tie } from './find-ties.ts';

/** The most strongly tied products of a customer that are weighed; what is tied more weakly has next to no chance. */
const MOST_TIED = 60;

/** What is weighed for one customer: the leading products and those tied to it, without what it has bought. */
export function offeredProducts(
  leaders: readonly number[],
  ties: ReadonlyMap<number, Tie>,
  bought: readonly { productId: number }[],
): Set<number> {
  const own = new Set(bought.map(({ productId }) => productId));
  const offered = new Set<number>();
  const offer = (productId: number) => {
    if (!own.has(productId)) offered.add(productId);
  };
  const strongest = [...ties]
    .filter(([productId]) => !own.has(productId))
    .sort(([a, one], [b, other]) => other.average - one.average || a - b)
    .slice(0, MOST_TIED);
  for (const [productId] of strongest) offer(productId);
  for (const productId of leaders) offer(productId);
  for (const [productId, { industry }] of ties) if (industry) offer(productId);
  return offered;
}
