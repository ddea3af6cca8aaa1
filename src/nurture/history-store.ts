import { to as copyTo } from 'pg-copy-streams';
import type { Database } from '../platform/database.ts';
import {
  createPurchaseCollector,
  type PurchaseCollector,
  type PurchaseColumns,
} from '../rhythm/purchase-columns.ts';
import type { ItemHistory, Purchase, PurchaseHistory } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import { createNumberRowParser } from './parse-number-rows.ts';

/** Customers by id, both ends included. */
export interface CustomerRange {
  from: number;
  to: number;
}

/** Every customer there is: ids are positive four-byte integers. */
const EVERYONE: CustomerRange = { from: 1, to: 2_147_483_647 };

const COLUMNS = 6;

/**
 * Streams the order lines of a range of customers, dated before a day, straight out of the covering index, and hands
 * over each customer's history as soon as it is complete, by ascending id. Customers without lines are not handed over.
 */
export async function readHistories(
  db: Database,
  range: CustomerRange,
  before: Day,
  onHistory: (customerId: number, history: PurchaseHistory) => void,
): Promise<void> {
  const collect = createHistoryCollector(onHistory);
  await streamLines(db, range, before, collect.row);
  collect.end();
}

/** All order lines dated before a day, side by side. */
export async function readPurchaseColumns(db: Database, before: Day): Promise<PurchaseColumns> {
  const collector = createPurchaseCollector();
  await streamLines(db, EVERYONE, before, (row) => collector.add(...(row as LineRow)));
  return collector.finish();
}

type LineRow = Parameters<PurchaseCollector['add']>;

/** By customer, product and day. */
async function streamLines(
  db: Database,
  range: CustomerRange,
  before: Day,
  onRow: (row: readonly number[]) => void,
): Promise<void> {
  const client = await db.$client.connect();
  try {
    const parse = createNumberRowParser(COLUMNS, onRow);
    for await (const chunk of client.query(copyTo(selectLines(range, before)))) parse(chunk as Buffer);
  } catch (error) {
    // Half a stream may still be on its way over this connection.
    client.release(true);
    throw error;
  }
  client.release();
}

/** COPY takes no parameters; the numbers are checked to be whole, so nothing else can get into the statement. */
function selectLines(range: CustomerRange, before: Day): string {
  for (const value of [range.from, range.to, before]) {
    if (!Number.isSafeInteger(value)) throw new Error(`Not a whole number: ${value}`);
  }
  return `copy (
    select customer_id, product_id, ordered_on - date '1970-01-01', order_id, quantity, amount_cents
    from order_line
    where customer_id between ${range.from} and ${range.to} and ordered_on < date '1970-01-01' + ${before}
    order by customer_id, product_id, ordered_on, order_id, ordinal
  ) to stdout`;
}

function createHistoryCollector(onHistory: (customerId: number, history: PurchaseHistory) => void) {
  let customerId = -1;
  let productId = -1;
  let items: ItemHistory[] = [];
  let purchases: Purchase[] = [];
  const end = () => {
    if (items.length > 0) onHistory(customerId, { items });
  };
  const row = ([customer, product, day, orderId, quantity, amountCents]: readonly number[]) => {
    if (customer !== customerId) {
      end();
      customerId = customer as number;
      productId = -1;
      items = [];
    }
    if (product !== productId) {
      productId = product as number;
      purchases = [];
      items.push({ productId, purchases });
    }
    purchases.push({ day, orderId, quantity, amountCents } as Purchase);
  };
  return { row, end };
}
