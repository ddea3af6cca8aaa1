import type { Day } from '../../shared/calendar-day.ts';
import { addToCustomer, type CustomerTrace, newCustomerTrace } from './customer-trace.ts';
import { industriesOf } from './industry-words.ts';
import { isCancellation, isGoods, type OrderLine, orderedOn } from './order-line.ts';
import { addToProduct, newProductTrace, type ProductTrace } from './product-trace.ts';

/** All that the inventions go by. */
export interface OrderTraces {
  customers: ReadonlyMap<string, CustomerTrace>;
  products: ReadonlyMap<string, ProductTrace>;
  lastDay: Day;
  lines: number;
}

/** Reads what the order lines say about each customer and product, in one pass. Throws when there are none. */
export async function traceOrders(lines: AsyncIterable<OrderLine>): Promise<OrderTraces> {
  const customers = new Map<string, CustomerTrace>();
  const products = new Map<string, ProductTrace>();
  const industries = new Map<string, string[]>();
  let count = 0;
  let lastDay = Number.NEGATIVE_INFINITY;
  for await (const line of lines) {
    const day = orderedOn(line);
    count++;
    lastDay = Math.max(lastDay, day);
    const spokenFor = keep(industries, line.Description, () => industriesOf(line.Description));
    addToCustomer(
      keep(customers, line.CustomerID, () => newCustomerTrace(line, day)),
      line,
      day,
      spokenFor,
    );
    if (!isGoods(line) || isCancellation(line)) continue;
    addToProduct(
      keep(products, line.StockCode.toUpperCase(), () => newProductTrace(line.StockCode.toUpperCase())),
      line,
    );
  }
  if (count === 0) throw new Error('The order file holds no line with a customer');
  return { customers, products, lastDay, lines: count };
}

function keep<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
