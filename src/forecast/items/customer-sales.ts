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
  const starts = new Int32Array(bought.length + 1);
  const places = new Int32Array(bought.length);
  for (let item = 0; item < bought.length; item++) {
    starts[item + 1] = (starts[item] as number) + (bought[item] as DaySum[]).length;
    places[item] = catalogue.placeOf((history.items[item] as ItemHistory).productId);
  }
  const columns = columnsOf(bought, starts);
  const orderDays = eachOnce(columns.days);
  const sales = {
    customerId,
    industry,
    places,
    starts,
    ...columns,
    times: columns.days.map(clock),
    orders: ordersOfDays(columns.days, starts, orderDays),
    orderDays,
    orderTimes: orderDays.map(clock),
  };
  return { ...sales, ...ordersOf(sales, orderDays.length) };
}

/** Filled in plain loops: a night does this for every customer with something that could be due. */
function columnsOf(bought: readonly DaySum[][], starts: Int32Array) {
  const length = starts[bought.length] as number;
  const days = new Int32Array(length);
  const quantities = new Float64Array(length);
  const cents = new Float64Array(length);
  let at = 0;
  for (const purchases of bought) {
    for (const { day, quantity, amountCents } of purchases) {
      days[at] = day;
      quantities[at] = quantity;
      cents[at] = amountCents;
      at++;
    }
  }
  return { days, quantities, cents };
}

/** Ascending. */
function eachOnce(days: Int32Array): Int32Array {
  const sorted = days.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i] as number;
  return sorted.slice(0, count);
}

/** The days of each item ascend, and all of them are order days. */
function ordersOfDays(days: Int32Array, starts: Int32Array, orderDays: Int32Array): Int32Array {
  const orders = new Int32Array(days.length);
  for (let item = 0; item + 1 < starts.length; item++) {
    let order = 0;
    for (let at = starts[item] as number; at < (starts[item + 1] as number); at++) {
      while ((orderDays[order] as number) < (days[at] as number)) order++;
      orders[at] = order;
    }
  }
  return orders;
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
