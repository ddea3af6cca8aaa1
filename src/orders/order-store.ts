import type { PoolClient } from 'pg';
import { analyzeGrown } from '../platform/analyze-grown.ts';
import { openLeft } from '../platform/open-left.ts';
import { loadFirstLines, mayRebuildKey, mergeLines } from './order-line-store.ts';

export interface OrderMerge {
  added: number;
  changed: number;
  removed: number;
  created: { customers: number; products: number; orders: number };
}

const NEW_CUSTOMERS = `insert into customer (external_id, name, country)
  select s.ref, s.name, s.country from stage_customer s
  where exists (select from stage_order o where o.customer_no = s.no)
    and not exists (select from customer c where c.external_id = s.ref)
  order by s.no on conflict (external_id) do nothing`;

const NEW_PRODUCTS = `insert into product (external_id, name)
  select s.ref, s.name from stage_product s
  where exists (select from stage_line l where l.product_no = s.no)
    and not exists (select from product p where p.external_id = s.ref)
  order by s.no on conflict (external_id) do nothing`;

const HEADS = `create temp table stage_head on commit drop as
  select o.order_ref, c.id as customer_id, date '1970-01-01' + o.day as ordered_on
  from stage_order o join stage_customer s on s.no = o.customer_no join customer c on c.external_id = s.ref`;

const MOVED_ORDERS = `create temp table stage_moved on commit drop as
  select o.id, o.customer_id as old_customer_id, o.ordered_on as old_ordered_on, h.customer_id, h.ordered_on
  from customer_order o join stage_head h on h.order_ref = o.external_id
  where (o.customer_id, o.ordered_on) is distinct from (h.customer_id, h.ordered_on)`;

const KEEP_MOVED = `insert into import_row_change (run_id, target, row_id, before, after)
  select $1, 'customer_order', id, jsonb_build_object('customer_id', old_customer_id, 'ordered_on', old_ordered_on),
    jsonb_build_object('customer_id', customer_id, 'ordered_on', ordered_on) from stage_moved`;

/** All of a moved order goes with it, lines that the file does not repeat included. */
const MOVE_LINES = `update order_line l set customer_id = m.customer_id, ordered_on = m.ordered_on
  from stage_moved m where l.customer_id = m.old_customer_id and l.order_id = m.id`;

const MOVE_ORDERS = `update customer_order o set customer_id = m.customer_id, ordered_on = m.ordered_on
  from stage_moved m where o.id = m.id`;

const NEW_ORDERS = `insert into customer_order (external_id, customer_id, ordered_on)
  select h.order_ref, h.customer_id, h.ordered_on from stage_head h
  where not exists (select from customer_order o where o.external_id = h.order_ref)
  order by h.ordered_on, h.order_ref`;

/** Brings staged and checked order lines in, within the transaction that staged them. */
export async function mergeStagedOrders(
  client: PoolClient,
  options: { runId: number; hasLineNumbers: boolean; removeMissing: boolean; mayDropKey: boolean },
): Promise<OrderMerge> {
  const left = { stage: 'stage_customer', id: 'ref', runId: options.runId };
  await openLeft(client, { table: 'customer', column: 'closed_on', ...left });
  const customers = await fill(client, 'customer', NEW_CUSTOMERS);
  const products = await fill(client, 'product', NEW_PRODUCTS);
  await client.query(HEADS);
  await client.query('analyze stage_head');
  await client.query(MOVED_ORDERS);
  await client.query('analyze stage_moved');
  await client.query(KEEP_MOVED, [options.runId]);
  await client.query(MOVE_LINES);
  await client.query(MOVE_ORDERS);
  const oldOrders = await highestId(client);
  const orders = await fill(client, 'customer_order', NEW_ORDERS);
  const first = await client.query('select from order_line limit 1');
  const lines =
    first.rowCount === 0 && options.mayDropKey && (await mayRebuildKey(client))
      ? await loadFirstLines(client, options.hasLineNumbers)
      : await mergeLines(client, { ...options, oldOrders });
  return { ...lines, created: { customers, products, orders } };
}

async function highestId(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ id: string | null }>('select max(id) as id from customer_order');
  return Number(rows[0]?.id ?? 0);
}

async function fill(client: PoolClient, table: string, statement: string): Promise<number> {
  const added = (await client.query(statement)).rowCount ?? 0;
  await analyzeGrown(client, table, added);
  return added;
}
