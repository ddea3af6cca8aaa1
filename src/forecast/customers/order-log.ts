import { isReturn } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';

/** One day on which a customer ordered. */
interface OrderDay {
  day: Day;
  /** Products bought. */
  productIds: readonly number[];
  /** How many of them it had never bought before. */
  newProducts: number;
  cents: number;
}

/** A customer's orders by day, as the customer forecast reads them. */
export interface OrderLog {
  customerId: number;
  industry: string | null;
  /** Ascending. */
  days: readonly Day[];
  /** Beside the days. */
  orders: readonly OrderDay[];
  /** Days on which something came back, ascending. */
  returnDays: readonly Day[];
}

interface OpenOrder extends OrderDay {
  productIds: number[];
}

/** Everything of the book before a day. */
export function orderLogOf({ customerId, industry, history }: CustomerBook, before: Day): OrderLog {
  const orders = new Map<Day, OpenOrder>();
  const returnDays = new Set<Day>();
  for (const { productId, purchases } of history.items) {
    let last = Number.NaN;
    for (const purchase of purchases) {
      const { day } = purchase;
      if (day >= before) break;
      if (isReturn(purchase)) {
        returnDays.add(day);
        continue;
      }
      const order = orders.get(day) ?? startOrder(orders, day);
      order.cents += purchase.amountCents;
      if (day === last) continue;
      order.productIds.push(productId);
      if (Number.isNaN(last)) order.newProducts++;
      last = day;
    }
  }
  const sorted = [...orders.values()].sort((a, b) => a.day - b.day);
  return {
    customerId,
    industry,
    days: sorted.map(({ day }) => day),
    orders: sorted,
    returnDays: [...returnDays].sort((a, b) => a - b),
  };
}

/** The log as it stood on an earlier day. */
export function logBefore(log: OrderLog, day: Day): OrderLog {
  const orders = log.orders.filter((order) => order.day < day);
  return {
    ...log,
    days: log.days.slice(0, orders.length),
    orders,
    returnDays: log.returnDays.filter((one) => one < day),
  };
}

function startOrder(orders: Map<Day, OpenOrder>, day: Day): OpenOrder {
  const order = { day, productIds: [], newProducts: 0, cents: 0 };
  orders.set(day, order);
  return order;
}
