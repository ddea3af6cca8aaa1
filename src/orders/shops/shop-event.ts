/** What a shop told, whichever shop it is. */
export type ShopEvent =
  | ShopOrder
  | { kind: 'gone'; number: string; version: Date | null }
  | { kind: 'returned'; order: string; currency: string | null; back: ShopReturn; version: Date }
  | { kind: 'customer'; version: Date; buyer: ShopBuyer }
  /** Nothing of ours, such as a product's new picture. */
  | { kind: 'ignored' };

export interface ShopOrder {
  kind: 'order';
  /** The shop's own, which never changes. */
  number: string;
  /** When it was last changed in the shop. */
  version: Date;
  orderedAt: Date;
  currency: string;
  /** Cancelled, failed or not paid for: no order, or no longer one. */
  isVoid: boolean;
  buyer: ShopBuyer;
  lines: readonly ShopLine[];
  returns: readonly ShopReturn[];
  /** Whether one that is not among them is none any more. Where returns are told on their own too, one may be newer than this. */
  namesAllReturns: boolean;
}

export interface ShopBuyer {
  /** Null: a guest. */
  number: string | null;
  company: string | null;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  country: string | null;
  city: string | null;
  /** As the shop writes it: `fi-FI`. */
  locale: string | null;
}

export interface ShopLine {
  /** Null where the shop has none for it, as for a product that was deleted without one. */
  sku: string | null;
  name: string | null;
  quantity: number;
  /** Of the whole line, in the currency, without tax where the shop tells that apart. */
  amount: string;
}

export interface ShopReturn {
  number: string;
  at: Date;
  /** Null: the shop told what was paid back and not what came back. */
  lines: readonly ShopLine[] | null;
  amount: string;
  /** Its lines tell prices with tax or without, and not which: they are worth their share of what the order's cost. */
  isWorthItsShare: boolean;
}
