import { type ItemHistory, isReturn, type Purchase } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import type { Catalogue } from './catalogue.ts';
import type { OpenClock } from './open-clock.ts';

/** One customer's purchases in columns, returns left out. What one item was bought of on one day is one purchase. */
export interface CustomerSales {
  customerId: number;
  industry: string | null;
  /** By item: the product's place in the catalogue. */
  places: Int32Array;
  /** Purchases of item i stand from `starts[i]` up to `starts[i + 1]`, ascending by day. */
  starts: Int32Array;
  days: Int32Array;
  /** The same days by the open clock. */
  times: Int32Array;
  quantities: Float64Array;
  cents: Float64Array;
  /** By purchase: which order day it belongs to. */
  orders: Int32Array;
  orderDays: Int32Array;
  orderTimes: Int32Array;
  /** Items bought on each order day, those among them bought before, and the money. */
  orderSizes: Int32Array;
  orderRepeats: Int32Array;
  orderCents: Float64Array;
}

/** A customer's book → columns; items never truly bought before `before` have no purchases in them. */
export function salesOf(
  { customerId, industry, history }: CustomerBook,
  { catalogue, clock, before }: { catalogue: Catalogue; clock: OpenClock; before: Day },
): CustomerSales {
  const bought = history.items.map((item) => purchasesByDay(item, before));
  const all = bought.flat();
  const orderDays = Int32Array.from(new Set(all.map(({ day }) => day))).sort();
  const orderOf = new Map(Array.from(orderDays, (day, order) => [day, order]));
  const starts = new Int32Array(bought.length + 1);
  for (const [item, purchases] of bought.entries())
    starts[item + 1] = (starts[item] as number) + purchases.length;
  const sales = {
    customerId,
    industry,
    places: Int32Array.from(history.items, ({ productId }) => catalogue.placeOf(productId)),
    starts,
    days: Int32Array.from(all, ({ day }) => day),
    times: Int32Array.from(all, ({ day }) => clock(day)),
    quantities: Float64Array.from(all, ({ quantity }) => quantity),
    cents: Float64Array.from(all, ({ amountCents }) => amountCents),
    orders: Int32Array.from(all, ({ day }) => orderOf.get(day) as number),
    orderDays,
    orderTimes: orderDays.map(clock),
  };
  return { ...sales, ...ordersOf(sales, orderDays.length) };
}

type DaySum = Pick<Purchase, 'day' | 'quantity' | 'amountCents'>;

function purchasesByDay({ purchases }: ItemHistory, before: Day): DaySum[] {
  const sums: DaySum[] = [];
  for (const purchase of purchases) {
    if (purchase.day >= before || isReturn(purchase)) continue;
    const { day, quantity, amountCents } = purchase;
    const last = sums.at(-1);
    if (last?.day === day) {
      last.quantity += quantity;
      last.amountCents += amountCents;
    } else sums.push({ day, quantity, amountCents });
  }
  return sums;
}

function ordersOf(
  { starts, orders, cents }: Pick<CustomerSales, 'starts' | 'orders' | 'cents'>,
  count: number,
): Pick<CustomerSales, 'orderSizes' | 'orderRepeats' | 'orderCents'> {
  const orderSizes = new Int32Array(count);
  const orderRepeats = new Int32Array(count);
  const orderCents = new Float64Array(count);
  for (let item = 0; item + 1 < starts.length; item++) {
    const first = starts[item] as number;
    for (let at = first; at < (starts[item + 1] as number); at++) {
      const order = orders[at] as number;
      orderSizes[order] = (orderSizes[order] as number) + 1;
      orderCents[order] = (orderCents[order] as number) + (cents[at] as number);
      if (at > first) orderRepeats[order] = (orderRepeats[order] as number) + 1;
    }
  }
  return { orderSizes, orderRepeats, orderCents };
}
