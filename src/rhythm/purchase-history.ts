import type { Day } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';

/** One order line of one product. A return or credit note has a negative quantity or amount. */
export interface Purchase {
  day: Day;
  orderId: number;
  quantity: number;
  amountCents: Cents;
}

/** One product as one customer buys it; purchases ascend by day. */
export interface ItemHistory {
  productId: number;
  purchases: readonly Purchase[];
}

/** All a customer ever bought, by product. */
export interface PurchaseHistory {
  items: readonly ItemHistory[];
}

/** A return, a credit note or a line with nothing bought is not an order. */
export function isReturn(purchase: Purchase): boolean {
  return purchase.quantity <= 0 || purchase.amountCents < 0;
}
