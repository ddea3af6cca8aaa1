import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { UndoneRun } from './undo-run-store.ts';

/** Worked out anew every night: no reason to keep a customer. */
const DERIVED = ['customer_snapshot', 'stage_change', 'decision'];

/** Tables that name a product without a reference the database would hold. */
const NAMING_PRODUCTS = ['order_line', 'message_item', 'item_wish'];

export interface Removed {
  removed: number;
  /** Something rests on them, such as a mail sent or a consent: they stay, closed. */
  left: number;
}

/** Takes away what a run made new; what has a history of its own by now is closed instead, on a day. */
export async function removeMade(
  tx: Queryable,
  { id, made }: UndoneRun,
  today: string,
): Promise<Record<'complaint' | 'contact' | 'product' | 'customer', Removed>> {
  return {
    complaint: await remove(tx, 'complaint', made.complaint),
    contact: await removeOrClose(tx, 'contact', made.contact, { runId: id, today, column: 'removed_on' }),
    product: await remove(tx, 'product', made.product),
    customer: await removeOrClose(tx, 'customer', made.customer, { runId: id, today, column: 'closed_on' }),
  };
}

type Range = readonly [number, number];

async function removeOrClose(
  tx: Queryable,
  table: 'contact' | 'customer',
  range: Range,
  closing: { runId: number; today: string; column: 'removed_on' | 'closed_on' },
): Promise<Removed> {
  const { removed } = await remove(tx, table, range);
  const { rowCount } = await tx.execute(
    sql`with left_open as (
        update ${sql.identifier(table)} set ${sql.identifier(closing.column)} = ${closing.today}, updated_at = now()
        where id > ${range[0]} and id <= ${range[1]} and ${sql.identifier(closing.column)} is null returning id)
      insert into import_row_change (run_id, target, row_id, before, after)
      select ${closing.runId}::integer, ${`${table}-left`}, id, '{}',
        jsonb_build_object(${closing.column}::text, ${closing.today}::text) from left_open`,
  );
  return { removed, left: rowCount ?? 0 };
}

async function remove(
  tx: Queryable,
  table: 'complaint' | 'contact' | 'product' | 'customer',
  [after, upTo]: Range,
): Promise<Removed> {
  if (upTo <= after) return { removed: 0, left: 0 };
  const users = await referencesTo(tx, table);
  const unused = users
    .filter(({ name }) => !DERIVED.includes(name))
    .map(({ name, column }) => `not exists (select from "${name}" u where u."${column}" = t.id)`);
  const chosen = sql`t.id > ${after} and t.id <= ${upTo} and ${sql.raw(['true', ...unused].join(' and '))}`;
  for (const { name, column } of users.filter((user) => DERIVED.includes(user.name))) {
    await tx.execute(
      sql`delete from ${sql.identifier(name)} d using ${sql.identifier(table)} t
        where d.${sql.identifier(column)} = t.id and ${chosen}`,
    );
  }
  const { rowCount } = await tx.execute(sql`delete from ${sql.identifier(table)} t where ${chosen}`);
  return { removed: rowCount ?? 0, left: 0 };
}

/** Every column that names rows of a table, as the database knows them: a table added later is never forgotten. */
async function referencesTo(tx: Queryable, table: string): Promise<{ name: string; column: string }[]> {
  if (table === 'product') return NAMING_PRODUCTS.map((name) => ({ name, column: 'product_id' }));
  const { rows } = await tx.execute<{ name: string; column: string }>(
    sql`select c.conrelid::regclass::text as name, a.attname as column from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = ${table}::regclass`,
  );
  return rows;
}
