import type { Tie } from './find-ties.ts';
import { keptFrom } from './kept-from.ts';

/** The most strongly tied products of a customer that are weighed; what is tied more weakly has next to no chance. */
const MOST_TIED = 60;

/** What is weighed for one customer: the leading products and those tied to it, without what it has bought. */
export function offeredProducts(
  leaders: readonly number[],
  ties: ReadonlyMap<number, Tie>,
  bought: readonly { productId: number }[],
): Set<number> {
  const from = keptFrom(
    Array.from(ties.values(), ({ average }) => average),
    MOST_TIED,
  );
  const offered = new Set(leaders);
  for (const { productId } of bought) offered.delete(productId);
  for (const [productId, { average, industry }] of ties)
    if (average >= from || industry) offered.add(productId);
  return offered;
}
