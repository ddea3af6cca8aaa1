import { median } from '../rhythm/percentile.ts';
import { type ItemHistory, isReturn } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';

const DAYS_OF_YEAR = 365;
/** The coming six weeks: a suggestion is bought with the next order or the one after. */
const SEASON_DAYS = 42;
/** Purchases a season must bring beyond chance before it counts. */
const PRIOR_PURCHASES = 5;
/** Quantities kept of each product: enough for a median. */
const QUANTITIES_KEPT = 64;

interface Sales {
  purchases: number;
  /** Of them, in the weeks that come now, a year ago. */
  inSeason: number;
  /** A ring of the newest taken in. */
  quantities: number[];
}

/** Collects, over the year before `today`, how much of each product is usually taken, and whether its season is coming. */
export function createProductSales(today: Day) {
  const sales = new Map<number, Sales>();
  const yearStart = today - DAYS_OF_YEAR;
  return {
    add({ productId, purchases }: ItemHistory): void {
      const one = sales.get(productId) ?? { purchases: 0, inSeason: 0, quantities: [] };
      for (let i = purchases.length - 1; i >= 0; i--) {
        const purchase = purchases[i];
        if (!purchase || purchase.day < yearStart) break;
        if (isReturn(purchase) || purchase.day >= today) continue;
        one.quantities[one.purchases % QUANTITIES_KEPT] = purchase.quantity;
        one.purchases++;
        if (purchase.day < yearStart + SEASON_DAYS) one.inSeason++;
      }
      if (one.purchases > 0) sales.set(productId, one);
    },
    rows: (): [productId: number, usualQuantity: number, inSeason: number][] =>
      [...sales]
        .map(([productId, one]): [number, number, number] => [
          productId,
          median(one.quantities),
          Math.round(seasonOf(one) * 100) / 100,
        ])
        .sort((a, b) => a[0] - b[0]),
  };
}

/** Against a usual stretch of the same length, pulled towards 1 where little was sold. */
function seasonOf({ purchases, inSeason }: Sales): number {
  const usual = (purchases * SEASON_DAYS) / DAYS_OF_YEAR;
  return (inSeason + PRIOR_PURCHASES) / (usual + PRIOR_PURCHASES);
}
