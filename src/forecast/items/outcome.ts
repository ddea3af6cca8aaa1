import { countBefore } from './count-before.ts';
import type { CustomerSales } from './customer-sales.ts';
import type { Cut } from './cut.ts';

/** Whether an item known before the cut was bought within the horizon after it. */
export function isBoughtAfter({ starts, days }: CustomerSales, item: number, cut: Cut): boolean {
  const end = starts[item + 1] as number;
  let at = starts[item] as number;
  while (at < end && (days[at] as number) < cut.day) at++;
  return at < end && (days[at] as number) < cut.day + cut.horizonDays;
}

/** Whether the customer ordered within the horizon after the cut, and how many of the items known before it bought. */
export function outcomeOf(sales: CustomerSales, cut: Cut): { ordered: boolean; items: number } {
  const next = sales.orderDays[countBefore(sales.orderDays, cut.day)];
  const ordered = next !== undefined && next < cut.day + cut.horizonDays;
  let items = 0;
  for (let item = 0; ordered && item < sales.places.length; item++) {
    const first = sales.days[sales.starts[item] as number] as number;
    if (sales.starts[item] === sales.starts[item + 1] || first >= cut.day) continue;
    if (isBoughtAfter(sales, item, cut)) items += 1;
  }
  return { ordered, items };
}
