import type { PurchaseColumns } from '../../rhythm/purchase-columns.ts';
import type { Day } from '../../shared/calendar-day.ts';

/** What customers really did, asked afterwards. */
export interface OrderBook {
  /** Day of the first order on or after a day; null where none is known. Of one product, where it is named. */
  nextOrder(customerId: number, from: Day, productId?: number): Day | null;
  /** Order days of a customer, ascending. */
  daysOf(customerId: number): Day[];
  customerIds(): Iterable<number>;
  /** Last day with any order at all. */
  lastDay: Day;
}

/** `lines` stand by customer. */
export function orderBook(lines: PurchaseColumns): OrderBook {
  const ranges = rangesOf(lines);
  const isOrder = (line: number) =>
    (lines.quantities[line] as number) > 0 && (lines.amountsCents[line] as number) >= 0;
  return {
    nextOrder(customerId, from, productId) {
      let next: Day | null = null;
      const [begin, end] = ranges.get(customerId) ?? [0, 0];
      for (let line = begin; line < end; line++) {
        const day = lines.days[line] as Day;
        if (day < from || (next !== null && day >= next) || !isOrder(line)) continue;
        if (productId === undefined || lines.products[line] === productId) next = day;
      }
      return next;
    },
    daysOf(customerId) {
      const days = new Set<Day>();
      const [begin, end] = ranges.get(customerId) ?? [0, 0];
      for (let line = begin; line < end; line++) if (isOrder(line)) days.add(lines.days[line] as Day);
      return [...days].sort((a, b) => a - b);
    },
    customerIds: () => ranges.keys(),
    lastDay: lines.days.reduce((last, day) => Math.max(last, day), 0),
  };
}

function rangesOf({ customers }: PurchaseColumns): Map<number, [begin: number, end: number]> {
  const ranges = new Map<number, [number, number]>();
  for (let line = 0; line < customers.length; line++) {
    const range = ranges.get(customers[line] as number);
    if (range) range[1] = line + 1;
    else ranges.set(customers[line] as number, [line, line + 1]);
  }
  return ranges;
}
