import type { CustomerSales } from './customer-sales.ts';
import type { Cut } from './cut.ts';
import { faded, fadingTable } from './fading.ts';

/** Days over which a customer's orders are let fade, quickest first. */
export const ORDER_FADINGS = [10, 25, 60, 150, 400] as const;
export const ORDER_TABLES: readonly Float64Array[] = ORDER_FADINGS.map(fadingTable);

/**
 * By what each fading count must be multiplied to be held against the slowest: after a busy autumn everybody has
 * ordered lately, and that says nothing about one of them.
 */
export function basePace(all: readonly CustomerSales[], cut: Cut): number[] {
  const sums = new Array<number>(ORDER_FADINGS.length).fill(0);
  for (const { orderDays, orderTimes } of all) {
    for (let order = 0; order < orderDays.length && (orderDays[order] as number) < cut.day; order++) {
      const age = cut.time - (orderTimes[order] as number);
      for (let i = 0; i < sums.length; i++)
        sums[i] = (sums[i] as number) + faded(ORDER_TABLES[i] as Float64Array, age);
    }
  }
  const paces = sums.map((sum, i) => sum / (ORDER_FADINGS[i] as number));
  const slowest = paces.at(-1) ?? 0;
  return paces.map((pace) => (pace > 0 ? slowest / pace : 1));
}
