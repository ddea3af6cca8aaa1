import type { PoolClient } from 'pg';
import type { ImportKind } from '../import-kind.ts';
import type { ChangeSample } from './change-sample.ts';
import type { HighestIds } from './made-rows-store.ts';

/** Shown of each: enough to see whether the columns went where they belong. */
const SAMPLES = 5;

type RowKind = Exclude<ImportKind, 'orders'>;

const TABLES: Readonly<Record<RowKind, { table: keyof HighestIds; name: string }>> = {
  customers: { table: 'customer', name: `concat_ws(' ', t.external_id, t.name, t.city)` },
  contacts: { table: 'contact', name: `concat_ws(' ', t.external_id, t.name, t.email)` },
  products: { table: 'product', name: `concat_ws(' ', t.external_id, t.name, t.unit)` },
  complaints: { table: 'complaint', name: `concat_ws(' ', t.external_id, t.about, t.opened_on)` },
};

const LINE = `concat_ws(' ', o.external_id, o.ordered_on, c.name, p.name`;
const OF_LINE = `join customer_order o on o.id = l.order_id
  join customer c on c.id = o.customer_id join product p on p.id = l.product_id`;

/** The first rows that the merge of the open transaction added, changed and took away. */
export async function sampleChanges(
  client: PoolClient,
  run: { id: number; kind: ImportKind; before: HighestIds },
): Promise<ChangeSample[]> {
  const statements = run.kind === 'orders' ? ofLines(run.before) : ofRows(run.kind, run.before);
  const found: ChangeSample[] = [];
  for (const statement of statements) {
    const { rows } = await client.query<ChangeSample>(statement, statement.includes('$1') ? [run.id] : []);
    found.push(...rows);
  }
  return found;
}

function ofRows(kind: RowKind, before: HighestIds): string[] {
  const { table, name } = TABLES[kind];
  const differing = (side: string) =>
    `(select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(k.${side}) where k.before -> key <> k.after -> key)`;
  return [
    `select 'added' as what, ${name} as name, '{}'::jsonb as before, '{}'::jsonb as after
      from ${table} t where id > ${before[table]} order by id limit ${SAMPLES}`,
    `select 'changed' as what, ${name} as name, ${differing('before')} as before, ${differing('after')} as after
      from import_row_change k join ${table} t on t.id = k.row_id
      where k.run_id = $1 and k.target = '${table}' order by k.row_id limit ${SAMPLES}`,
  ];
}

function ofLines(before: HighestIds): string[] {
  const figures = (from: string) =>
    `jsonb_build_object('quantity', ${from}.quantity, 'amount_cents', ${from}.amount_cents)`;
  return [
    `select 'added' as what, ${LINE}, l.quantity) as name, '{}'::jsonb as before, '{}'::jsonb as after
      from order_line l ${OF_LINE} where o.id > ${before.customer_order} and l.customer_id in (
        select customer_id from customer_order where id > ${before.customer_order} order by id limit ${SAMPLES})
      order by o.id, p.id limit ${SAMPLES}`,
    `select 'changed' as what, ${LINE}) as name, ${figures('k')} as before, ${figures('l')} as after
      from import_line_change k ${OF_LINE.replace('l.order_id', 'k.order_id').replace('l.product_id', 'k.product_id')}
      join order_line l on l.customer_id = o.customer_id and l.product_id = k.product_id and l.order_id = k.order_id
        and l.ordinal = k.ordinal
      where k.run_id = $1 and not k.removed and k.quantity is not null limit ${SAMPLES}`,
    `select 'changed' as what, o.external_id as name, k.before, k.after from import_row_change k
      join customer_order o on o.id = k.row_id
      where k.run_id = $1 and k.target = 'customer_order' limit ${SAMPLES}`,
    `select 'removed' as what, ${LINE}) as name, ${figures('k')} as before, '{}'::jsonb as after
      from import_line_change k ${OF_LINE.replace('l.order_id', 'k.order_id').replace('l.product_id', 'k.product_id')}
      where k.run_id = $1 and k.removed limit ${SAMPLES}`,
  ];
}
