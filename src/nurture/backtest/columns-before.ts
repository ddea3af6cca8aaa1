import type { PurchaseColumns } from '../../rhythm/purchase-columns.ts';
import type { Day } from '../../shared/calendar-day.ts';

/** The lines dated before a day, in the same order. */
export function columnsBefore(columns: PurchaseColumns, before: Day): PurchaseColumns {
  const keep = (_: number, line: number) => (columns.days[line] as Day) < before;
  return {
    customers: columns.customers.filter(keep),
    products: columns.products.filter(keep),
    days: columns.days.filter(keep),
    orders: columns.orders.filter(keep),
    quantities: columns.quantities.filter(keep),
    amountsCents: columns.amountsCents.filter(keep),
  };
}
