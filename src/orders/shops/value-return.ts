import { inCurrency, sumOf } from './payload-parts.ts';
import type { ShopLine } from './shop-event.ts';

/**
 * What came back, worth its share of what the order's lines of the product cost: as orders count without tax, so do returns,
 * whichever way the shop tells theirs. What the order does not know is worth what the shop says.
 */
export function valueReturn(back: readonly ShopLine[], ordered: readonly ShopLine[]): ShopLine[] {
  return back.map((line) => {
    const same = ordered.filter(({ sku }) => sku !== null && sku === line.sku);
    const quantity = same.reduce((sum, one) => sum + one.quantity, 0);
    if (quantity === 0) return line;
    const cents = sumOf(same.map(({ amount }) => amount));
    return { ...line, amount: inCurrency(Math.round((cents * line.quantity) / quantity)) };
  });
}
