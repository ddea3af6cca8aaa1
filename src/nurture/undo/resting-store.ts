import { type SQL, sql } from 'drizzle-orm';
import type { ImportKind } from '../../orders/import-kind.ts';
import type { Queryable } from '../../platform/database.ts';
import type { UndoneRun } from './undo-run-store.ts';

/** What another import brought onto rows of these runs, and which import. */
export interface Resting {
  what: 'contacts' | 'orders' | 'complaints';
  /** Null: older than the books of what an import made. */
  run: number | null;
}

const CHILDREN = [
  ['contact', 'contacts', sql`and t.removed_on is null`],
  ['customer_order', 'orders', sql``],
  ['complaint', 'complaints', sql``],
] as const;

/** The first thing that another import brought onto customers or products that these runs made; null for nothing. */
export async function findResting(
  tx: Queryable,
  runs: readonly UndoneRun[],
  kind: ImportKind,
): Promise<Resting | null> {
  const made = within(runs, 'customer', sql`t.customer_id`);
  for (const [table, what, living] of CHILDREN) {
    const { rows } = await tx.execute<{ id: number }>(
      sql`select t.id::float8 as id from ${sql.identifier(table)} t
        where ${made} and not ${within(runs, table, sql`t.id`)} ${living} limit 1`,
    );
    if (rows[0]) return { what, run: await makerOf(tx, table, rows[0].id) };
  }
  return kind === 'orders' ? null : findOrdersOfProducts(tx, runs);
}

/** An order file's own products need no look: a later order file stands in the way by itself. */
async function findOrdersOfProducts(tx: Queryable, runs: readonly UndoneRun[]): Promise<Resting | null> {
  if (runs.every(({ made }) => made.product[0] === made.product[1])) return null;
  const { rows } = await tx.execute<{ id: number }>(
    sql`select t.order_id::float8 as id from order_line t
      where ${within(runs, 'product', sql`t.product_id`)} limit 1`,
  );
  return rows[0] ? { what: 'orders', run: await makerOf(tx, 'customer_order', rows[0].id) } : null;
}

const SENT = sql`('sending', 'accepted', 'uncertain')`;
const WAITING = sql`('planned', 'approved', 'claimed', 'deferred')`;

/** Messages written since to customers whom these runs touched: what went stays, what waits is looked at again. */
export async function countMessages(
  tx: Queryable,
  runs: readonly UndoneRun[],
  since: Date,
): Promise<{ sent: number; waiting: number }> {
  const changed = (target: string) =>
    sql`select row_id from import_row_change where target = ${target} and run_id in (${ids(runs)})`;
  const ordered = sql`select customer_id from customer_order t where ${within(runs, 'customer_order', sql`t.id`)}
    or t.id in (select order_id from import_line_change where run_id in (${ids(runs)}))
    or t.id in (${changed('customer_order')})`;
  const { rows } = await tx.execute<{ sent: number; waiting: number }>(
    sql`select count(*) filter (where m.state in ${SENT})::int as sent,
        count(*) filter (where m.state in ${WAITING})::int as waiting
      from message m where m.created_at >= ${since} and (${within(runs, 'customer', sql`m.customer_id`)}
        or ${within(runs, 'contact', sql`m.contact_id`)} or m.customer_id in (${ordered})
        or m.customer_id in (${changed('customer')}) or m.contact_id in (${changed('contact')}))`,
  );
  return rows[0] ?? { sent: 0, waiting: 0 };
}

function within(runs: readonly UndoneRun[], table: keyof UndoneRun['made'], column: SQL): SQL {
  const ranges = runs.map(
    ({ made }) => sql`${column} > ${made[table][0]} and ${column} <= ${made[table][1]}`,
  );
  return sql`(${sql.join(ranges, sql` or `)})`;
}

function ids(runs: readonly UndoneRun[]): SQL {
  return sql.join(
    runs.map(({ id }) => sql`${id}::integer`),
    sql`, `,
  );
}

async function makerOf(tx: Queryable, table: keyof UndoneRun['made'], id: number): Promise<number | null> {
  const { rows } = await tx.execute<{ id: number }>(
    sql`select coalesce(mends, id) as id from import_run where made is not null
      and (made -> ${table}::text ->> 0)::bigint < ${id} and (made -> ${table}::text ->> 1)::bigint >= ${id} limit 1`,
  );
  return rows[0]?.id ?? null;
}
