import type { PoolClient } from 'pg';
import { analyzeGrown } from '../platform/analyze-grown.ts';
import type { Database } from '../platform/database.ts';

export interface LineCounts {
  added: number;
  changed: number;
  removed: number;
}

const KEY = 'customer_id, product_id, ordered_on, order_id, ordinal';
const COLUMNS = `${KEY}, quantity, amount_cents`;

/** Staged lines as they belong into order_line. The numbering sorts them by the key, so the index is built in order. */
const NUMBERED = `select o.customer_id, p.id as product_id, o.ordered_on, o.id as order_id,
    coalesce(l.ordinal, row_number() over (
      partition by o.customer_id, p.id, o.ordered_on, o.id order by l.line))::integer as ordinal,
    l.quantity, l.amount as amount_cents, l.line
  from stage_line l
  join stage_run r on r.order_no = l.order_no
  join customer_order o on o.external_id = r.order_ref
  join stage_product s on s.no = l.product_no
  join product p on p.external_id = s.ref`;

/** Where lines carry their own numbers, the last of a number repeated in the file holds. */
const LAST_OF_EACH = `select distinct on (${KEY}) * from (${NUMBERED}) numbered order by ${KEY}, line desc`;

const CHANGES = `create temp table stage_change on commit drop as
  select n.*, l.order_id is null as is_new, l.quantity as old_quantity, l.amount_cents as old_amount_cents from stage_numbered n left join order_line l using (${KEY})
  where l.order_id is null or l.quantity <> n.quantity or l.amount_cents <> n.amount_cents`;

const INSERT_NEW = `insert into order_line (${COLUMNS})
  select ${COLUMNS} from stage_change where is_new order by ${KEY}`;

const UPDATE_CHANGED = `update order_line l set quantity = c.quantity, amount_cents = c.amount_cents
  from stage_change c where not c.is_new and (l.customer_id, l.product_id, l.ordered_on, l.order_id, l.ordinal)
    = (c.customer_id, c.product_id, c.ordered_on, c.order_id, c.ordinal)`;

/** Lines that are as they were but for the day or customer of their order. */
const MOVED_ONLY = `select count(*)::integer as lines from stage_numbered n join stage_moved m on m.id = n.order_id
  where not exists (select from stage_change c where c.order_id = n.order_id
    and c.product_id = n.product_id and c.ordinal = n.ordinal)`;

/** Lines of new orders go with their orders: what is kept is what became of the old ones. */
const KEEP_CHANGES = `insert into import_line_change
    (run_id, order_id, product_id, ordinal, quantity, amount_cents, removed)
  select $1, order_id, product_id, ordinal, old_quantity, old_amount_cents, false from stage_change
  where not is_new or order_id <= $2`;

const REMOVE_MISSING = `with removed as (delete from order_line l using stage_head h, customer_order o
  where o.external_id = h.order_ref and l.customer_id = o.customer_id and l.order_id = o.id
    and not exists (select from stage_numbered n where n.order_id = l.order_id
      and n.product_id = l.product_id and n.ordinal = l.ordinal)
    returning l.order_id, l.product_id, l.ordinal, l.quantity, l.amount_cents)
  insert into import_line_change (run_id, order_id, product_id, ordinal, quantity, amount_cents, removed)
  select $1, order_id, product_id, ordinal, quantity, amount_cents, true from removed`;

/** Whether this role may change the table. One that may not loads line by line. */
export async function mayRebuildKey(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select pg_has_role(relowner, 'USAGE') as may from pg_class where oid = 'order_line'::regclass`,
  );
  return rows[0]?.may ?? false;
}

/** A first load: the one index is built when the lines are there, three times as fast as growing it line by line. */
export async function loadFirstLines(client: PoolClient, hasLineNumbers: boolean): Promise<LineCounts> {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'order_line_pkey'`,
  );
  await client.query('alter table order_line drop constraint order_line_pkey');
  const source = hasLineNumbers ? LAST_OF_EACH : NUMBERED;
  const { rowCount } = await client.query(
    `insert into order_line (${COLUMNS}) select ${COLUMNS} from (${source}) lines`,
  );
  await client.query(`alter table order_line add constraint order_line_pkey ${rows[0]?.definition}`);
  return { added: rowCount ?? 0, changed: 0, removed: 0 };
}

interface LineMerge {
  runId: number;
  /** The highest id of an order that was there before. */
  oldOrders: number;
  hasLineNumbers: boolean;
  removeMissing: boolean;
}

/** A daily file: only lines that are new or differ are written. */
export async function mergeLines(
  client: PoolClient,
  { runId, oldOrders, hasLineNumbers, removeMissing }: LineMerge,
): Promise<LineCounts> {
  await client.query(
    `create temp table stage_numbered on commit drop as ${hasLineNumbers ? LAST_OF_EACH : NUMBERED}`,
  );
  await client.query('analyze stage_numbered');
  await client.query(CHANGES);
  await client.query('analyze stage_change');
  await client.query(KEEP_CHANGES, [runId, oldOrders]);
  const added = await client.query(INSERT_NEW);
  const changed = await client.query(UPDATE_CHANGED);
  const moved = await client.query<{ lines: number }>(MOVED_ONLY);
  const removed = removeMissing ? await client.query(REMOVE_MISSING, [runId]) : null;
  return {
    added: added.rowCount ?? 0,
    changed: (changed.rowCount ?? 0) + (moved.rows[0]?.lines ?? 0),
    removed: removed?.rowCount ?? 0,
  };
}

/** After a large change: the nightly review reads an index alone only where pages are known to be all-visible. */
export async function settleOrderLines(db: Database, changed: number): Promise<void> {
  await db.$client.query('vacuum order_line');
  await analyzeGrown(db.$client, 'order_line', changed);
}
