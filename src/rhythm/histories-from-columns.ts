import type { PurchaseColumns } from './purchase-columns.ts';
import type { ItemHistory, Purchase, PurchaseHistory } from './purchase-history.ts';

export interface CustomerHistory {
  customerId: number;
  history: PurchaseHistory;
}

/**
 * Columns in any order → histories by ascending customer, each by ascending product, day and order. One at a time: who keeps no
 * history has few in memory.
 */
export function* historiesFromColumns(columns: PurchaseColumns): Generator<CustomerHistory> {
  const lines = sortedLines(columns);
  let start = 0;
  for (let line = 1; line <= lines.length; line++) {
    const customerId = columns.customers[lines[start] as number] as number;
    if (line < lines.length && columns.customers[lines[line] as number] === customerId) continue;
    yield { customerId, history: historyOf(columns, lines.subarray(start, line)) };
    start = line;
  }
}

function historyOf(columns: PurchaseColumns, lines: Uint32Array): PurchaseHistory {
  const { products, days, orders, quantities, amountsCents } = columns;
  const items: ItemHistory[] = [];
  let purchases: Purchase[] = [];
  let productId = Number.NaN;
  for (const line of lines) {
    if (products[line] !== productId) {
      productId = products[line] as number;
      purchases = [];
      items.push({ productId, purchases });
    }
    purchases.push({
      day: days[line] as number,
      orderId: orders[line] as number,
      quantity: quantities[line] as number,
      amountCents: amountsCents[line] as number,
    });
  }
  return { items };
}

/** Numbers of the lines in order. Keys are sorted from the last to the first; each pass keeps what is equal in place. */
function sortedLines({ customers, products, days, orders }: PurchaseColumns): Uint32Array {
  const lines = new Uint32Array(customers.length).map((_, line) => line);
  return [orders, days, products, customers].reduce(sortedBy, lines);
}

/** Wider keys are compared; narrower ones are counted, ten times as fast. */
const MOST_COUNTED = 4_000_000;

function sortedBy(lines: Uint32Array, key: Int32Array | Float64Array): Uint32Array {
  let [least, most, inOrder] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (const [i, line] of lines.entries()) {
    const value = key[line] as number;
    inOrder &&= i === 0 || (key[lines[i - 1] as number] as number) <= value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (inOrder) return lines;
  if (most - least > MOST_COUNTED) return lines.toSorted((a, b) => (key[a] as number) - (key[b] as number));
  const next = new Uint32Array(most - least + 2);
  for (const line of lines) bump(next, (key[line] as number) - least + 1);
  for (let at = 1; at < next.length; at++) next[at] = (next[at] as number) + (next[at - 1] as number);
  const sorted = new Uint32Array(lines.length);
  for (const line of lines) sorted[bump(next, (key[line] as number) - least)] = line;
  return sorted;
}

function bump(counts: Uint32Array, at: number): number {
  const count = counts[at] as number;
  counts[at] = count + 1;
  return count;
}
