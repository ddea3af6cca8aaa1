import { isReturn, type PurchaseHistory } from '../../rhythm/purchase-history.ts';
import { type Day, monthOfDay } from '../../shared/calendar-day.ts';
import type { DemandContents } from './demand.ts';

/** Two years: the season of now and of a year ago. */
const MONTHS = 24;
/** A product bought fewer times in all that while says nothing when it is not. */
const LEAST_PURCHASES = 10;

/** Takes in customers one by one and counts by product and month. */
export interface DemandCollector {
  add(history: PurchaseHistory): void;
  finish(): DemandContents;
}

export function createDemandCollector(today: Day): DemandCollector {
  const firstMonth = monthOfDay(today - 1) - MONTHS + 1;
  const all = new Array<number>(MONTHS).fill(0);
  const products = new Map<number, number[]>();
  return {
    add({ items }) {
      for (const { productId, purchases } of items) {
        const counts = products.get(productId) ?? new Array<number>(MONTHS).fill(0);
        products.set(productId, counts);
        let before = Number.NaN;
        for (const purchase of purchases) {
          const month = monthOfDay(purchase.day) - firstMonth;
          if (month < 0 || purchase.day === before || isReturn(purchase)) continue;
          before = purchase.day;
          counts[month] = (counts[month] as number) + 1;
          all[month] = (all[month] as number) + 1;
        }
      }
    },
    finish: () => ({
      ...{ firstMonth, until: today, all },
      products: [...products]
        .filter(([, counts]) => counts.reduce((sum, count) => sum + count, 0) >= LEAST_PURCHASES)
        .sort(([a], [b]) => a - b),
    }),
  };
}
