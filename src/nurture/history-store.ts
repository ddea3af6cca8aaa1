import { to as copyTo } from 'pg-copy-streams';
import type { Database } from '../platform/database.ts';
import { createPurchaseCollector, type PurchaseColumns } from '../rhythm/purchase-columns.ts';
import type { ItemHistory, Purchase, PurchaseHistory } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import { type BaseSample, WHOLE_BASE } from './base-sample.ts';
import { createListRowParser, type ListRow } from './parse-list-rows.ts';

/** Customers by id, both ends included. */
export interface CustomerRange {
  from: number;
  to: number;
}

/** Every customer there is: ids are positive four-byte integers. */
export const EVERYONE: CustomerRange = { from: 1, to: 2_147_483_647 };

/** Products, days, orders, quantities and amounts of a customer's lines. */
const LISTS = 5;

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
  await streamLines(db, selectLines(range, before), (row) => onHistory(row.key, historyOf(row)));
}

/** All order lines dated before a day, side by side; with a sample, those of its customers. */
export async function readPurchaseColumns(
  db: Database,
  before: Day,
  sample: BaseSample = WHOLE_BASE,
): Promise<PurchaseColumns> {
  const collector = createPurchaseCollector();
  const lines = sample.oneOf === 1 ? selectLines(EVERYONE, before) : selectSample(sample, before);
  await streamLines(db, lines, ({ key, length, lists }) => {
    const [products, days, orders, quantities, amounts] = lists as Lists;
    for (let i = 0; i < length; i++)
      collector.add(key, at(products, i), at(days, i), at(orders, i), at(quantities, i), at(amounts, i));
  });
  return collector.finish();
}

type Lists = readonly [
  products: readonly number[],
  days: readonly number[],
  orders: readonly number[],
  quantities: readonly number[],
  amountsCents: readonly number[],
];

function at(list: readonly number[], i: number): number {
  return list[i] as number;
}

function historyOf({ length, lists }: ListRow): PurchaseHistory {
  const [products, days, orders, quantities, amounts] = lists as Lists;
  const items: ItemHistory[] = [];
  let productId = -1;
  let purchases: Purchase[] = [];
  for (let i = 0; i < length; i++) {
    if (at(products, i) !== productId) {
      productId = at(products, i);
      purchases = [];
      items.push({ productId, purchases });
    }
    purchases.push({
      day: at(days, i),
      orderId: at(orders, i),
      quantity: at(quantities, i),
      amountCents: at(amounts, i),
    });
  }
  return { items };
}

/** By customer; each one's lines by product and day. */
async function streamLines(db: Database, lines: string, onRow: (row: ListRow) => void): Promise<void> {
  const client = await db.$client.connect();
  try {
    const parse = createListRowParser(LISTS, onRow);
    for await (const chunk of client.query(copyTo(lines))) parse(chunk as Buffer);
  } catch (error) {
    // Half a stream may still be on its way over this connection.
    client.release(true);
    throw error;
  }
  client.release();
}

/** The index yields the order that each list asks for, so nothing is sorted. */
const COLUMNS = ['product_id', "ordered_on - date '1970-01-01'", 'order_id', 'quantity', 'amount_cents'];
const COLUMN_LISTS = COLUMNS.map(
  (column) => `array_agg(${column} order by product_id, ordered_on, order_id, ordinal)`,
);

/**
 * One row a customer: the protocol puts each row into a message of its own, and half a million of those cost more than all
 * that is made of them. COPY takes no parameters; the numbers are checked to be whole, so nothing else can get into the statement.
 */
function selectLines(range: CustomerRange, before: Day): string {
  mustBeWhole([range.from, range.to, before]);
  return `copy (
    select customer_id, ${COLUMN_LISTS.join(', ')}
    from order_line
    where customer_id between ${range.from} and ${range.to} and ordered_on < date '1970-01-01' + ${before}
    group by customer_id order by customer_id
  ) to stdout`;
}

/** The same for customers here and there: each is looked up in the index, and nobody between them is read. */
function selectSample({ oneOf }: BaseSample, before: Day): string {
  mustBeWhole([oneOf, before]);
  const names = COLUMNS.map((_, i) => `list_${i}`);
  return `copy (
    select c.id, ${names.join(', ')}
    from customer c, lateral (
      select ${COLUMN_LISTS.map((list, i) => `${list} as list_${i}`).join(', ')}
      from order_line where customer_id = c.id and ordered_on < date '1970-01-01' + ${before}
    ) own
    where c.id % ${oneOf} = 0 and list_0 is not null order by c.id
  ) to stdout`;
}

function mustBeWhole(values: readonly number[]): void {
  for (const value of values)
    if (!Number.isSafeInteger(value)) throw new Error(`Not a whole number: ${value}`);
}
