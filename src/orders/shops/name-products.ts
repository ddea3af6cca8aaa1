import { sumOf } from './payload-parts.ts';
import type { KnownLine } from './shop-delivery-store.ts';
import type { ShopLine } from './shop-event.ts';

/**
 * A product deleted in the shop takes its number from the lines of old orders, and a line that a person mended never had one: such
 * a line is known again by how much was bought and what it cost, among those of the order that no line told names.
 */
export function nameProducts(lines: readonly ShopLine[], known: readonly KnownLine[]): ShopLine[] {
  const named = new Set(lines.map(({ sku }) => sku));
  const free = known.filter(({ product }) => !named.has(product));
  return lines.map((line) => {
    if (line.sku !== null) return line;
    const cents = sumOf([line.amount]);
    const at = free.findIndex((one) => one.quantity === line.quantity && one.cents === cents);
    const [same] = at === -1 ? [] : free.splice(at, 1);
    return same ? { ...line, sku: same.product } : line;
  });
}
