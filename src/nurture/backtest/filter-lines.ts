import type { PurchaseColumns } from '../../rhythm/purchase-columns.ts';

/** Some of the lines, in the same order. */
export function filterLines(columns: PurchaseColumns, keeps: (line: number) => boolean): PurchaseColumns {
  const keep = (_: number, line: number) => keeps(line);
  return {
    customers: columns.customers.filter(keep),
    products: columns.products.filter(keep),
    days: columns.days.filter(keep),
    orders: columns.orders.filter(keep),
    quantities: columns.quantities.filter(keep),
    amountsCents: columns.amountsCents.filter(keep),
  };
}
