import { createPurchaseCollector, type PurchaseColumns } from '../rhythm/purchase-columns.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { RowProblem } from './read-row.ts';
import type { OrderRow } from './rows/order-row.ts';
import { signedLine } from './signed-line.ts';

/** Order lines by number instead of by id. */
interface NumberedLines {
  lines: PurchaseColumns;
  customerIds: readonly string[];
  productIds: readonly string[];
}

export interface OrderLineCollector {
  /** Takes a line in, or answers what is wrong with it among the others. */
  take(row: OrderRow, customerColumn: string): RowProblem | null;
  /** Lines passed over for their day. */
  late(): number;
  finish(): NumberedLines;
}

interface OrderHead {
  number: number;
  customer: string;
  day: Day;
}

/**
 * Takes in the lines of a file as the import does: the first line of an order says whose it is and of which day, and of
 * lines with the same number the last holds. Lines dated `before` or later leave no trace.
 */
export function createOrderLineCollector(creditPrefix: string | undefined, before: Day): OrderLineCollector {
  const orders = new Map<string, OrderHead>();
  const customers = createNumbering();
  const products = createNumbering();
  const collector = createPurchaseCollector();
  const numbered = new Map<string, Parameters<typeof collector.add>>();
  let late = 0;
  return {
    take(row, customerColumn) {
      if (row.date >= before) {
        late += 1;
        return null;
      }
      const head = headOf(orders, row);
      if (head.customer !== row.customer) return ofAnother(head, row, customerColumn);
      const { quantity, amount } = signedLine(row, creditPrefix);
      const [customer, product] = [customers.numberOf(row.customer), products.numberOf(row.product)];
      if (row.line === null) collector.add(customer, product, head.day, head.number, quantity, amount);
      else {
        const line = `${head.number} ${product} ${row.line}`;
        numbered.set(line, [customer, product, head.day, head.number, quantity, amount]);
      }
      return null;
    },
    late: () => late,
    finish() {
      for (const line of numbered.values()) collector.add(...line);
      const lines = collector.finish();
      const [customerIds, productIds] = [customers.sort(lines.customers), products.sort(lines.products)];
      return { lines, customerIds, productIds };
    },
  };
}

function headOf(orders: Map<string, OrderHead>, row: OrderRow): OrderHead {
  const known = orders.get(row.order);
  if (known) return known;
  const head = { number: orders.size, customer: row.customer, day: row.date };
  orders.set(detached(row.order), head);
  return head;
}

function ofAnother(head: OrderHead, row: OrderRow, column: string): RowProblem {
  return { column, value: row.customer, reason: 'order-of-another-customer', detail: head.customer };
}

/** Ids → small numbers, at first as they come. */
function createNumbering() {
  const numbers = new Map<string, number>();
  return {
    numberOf(id: string): number {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(detached(id), numbers.size);
      return numbers.size - 1;
    },
    /** Numbers the ids anew in ascending order, so that the order of a file's lines means nothing. */
    sort(column: Int32Array): string[] {
      const ids = [...numbers.keys()].sort();
      const renumbered = new Int32Array(ids.length);
      for (const [number, id] of ids.entries()) renumbered[numbers.get(id) ?? 0] = number;
      for (const [line, number] of column.entries()) column[line] = renumbered[number] ?? 0;
      return ids;
    },
  };
}

/** A copy: what was cut out of a block of the file would otherwise keep the whole block in memory. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
