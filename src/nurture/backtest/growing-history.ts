import type { PurchaseColumns } from '../../rhythm/purchase-columns.ts';
import { isReturn, type Purchase, type PurchaseHistory } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';

/** A customer's history as it grows day by day. */
export interface GrowingHistory {
  /** The same arrays all along, into which the days' purchases come: a copy a day would cost more than the review. */
  readonly history: PurchaseHistory;
  /** Last day on which something was ordered, of what has been let in. */
  readonly lastOrderOn: Day | null;
  /** Lets in what is dated before a day. False when there was nothing. */
  growTo(before: Day): boolean;
}

interface GrowingItem {
  productId: number;
  purchases: Purchase[];
}

/** Lines `from` … `to` − 1 of the columns are the customer's, in any order. */
export function growingHistory(columns: PurchaseColumns, from: number, to: number): GrowingHistory {
  const lines = inOrder(columns, from, to);
  const items: GrowingItem[] = [];
  const known = new Map<number, GrowingItem>();
  const history: PurchaseHistory = { items };
  let next = 0;
  let lastOrderOn: Day | null = null;
  return {
    history,
    get lastOrderOn() {
      return lastOrderOn;
    },
    growTo(before) {
      const first = next;
      while (next < lines.length && (columns.days[lines[next] as number] as Day) < before) {
        const line = lines[next++] as number;
        const purchase = purchaseAt(columns, line);
        itemOf(columns.products[line] as number).purchases.push(purchase);
        if (!isReturn(purchase)) lastOrderOn = purchase.day;
      }
      return next > first;
    },
  };

  function itemOf(productId: number): GrowingItem {
    const item = known.get(productId);
    if (item) return item;
    const fresh = { productId, purchases: [] };
    known.set(productId, fresh);
    let at = items.length;
    while (at > 0 && (items[at - 1] as GrowingItem).productId > productId) at--;
    items.splice(at, 0, fresh);
    return fresh;
  }
}

function purchaseAt({ days, orders, quantities, amountsCents }: PurchaseColumns, line: number): Purchase {
  return {
    day: days[line] as Day,
    orderId: orders[line] as number,
    quantity: quantities[line] as number,
    amountCents: amountsCents[line] as number,
  };
}

/** By day, then by order, as the database hands them over; equals stay as they are. */
function inOrder({ days, orders }: PurchaseColumns, from: number, to: number): Uint32Array {
  const lines = new Uint32Array(to - from).map((_, i) => from + i);
  return lines.sort(
    (a, b) =>
      (days[a] as number) - (days[b] as number) || (orders[a] as number) - (orders[b] as number) || a - b,
  );
}
