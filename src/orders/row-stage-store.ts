import type { PoolClient } from 'pg';
import type { CellType } from './parse-cell.ts';
import { ERASED_PERSON } from './reject-store.ts';

/** The staging table of everything but orders. */
export const ROW_STAGE = 'stage_row';
/** The rows of one shape among them. */
const SHAPE_STAGE = 'stage_shape';

const SQL_TYPES: Readonly<Record<CellType, string>> = {
  text: 'text',
  day: 'integer',
  number: 'double precision',
  cents: 'bigint',
  flag: 'boolean',
};

/** One column a field, the line it came from and the shape of the row. Temporary: an import that dies leaves nothing. */
export async function createRowStage(
  client: PoolClient,
  fields: Readonly<Record<string, CellType>>,
): Promise<void> {
  const columns = Object.entries(fields).map(([field, type]) => `"${field}" ${SQL_TYPES[type]}`);
  await client.query(
    `create temp table ${ROW_STAGE} (line integer not null, shape smallint not null, ${columns.join(', ')}) on commit drop`,
  );
}

/**
 * Calls `merge` with the stage of each shape in turn, so that a row changes the fields it has and no others. Where all rows
 * are alike there is one stage.
 */
export async function mergeByShape(
  client: PoolClient,
  shapes: readonly ReadonlySet<string>[],
  merge: (stage: string, given: ReadonlySet<string>) => Promise<{ added: number; changed: number }>,
): Promise<{ added: number; changed: number }> {
  const [only] = shapes;
  if (shapes.length === 1 && only) return merge(ROW_STAGE, only);
  const total = { added: 0, changed: 0 };
  for (const [shape, given] of shapes.entries()) {
    await client.query(
      `create temp table ${SHAPE_STAGE} on commit drop as select * from ${ROW_STAGE} where shape = ${shape}`,
    );
    await client.query(`analyze ${SHAPE_STAGE}`);
    const { added, changed } = await merge(SHAPE_STAGE, given);
    await client.query(`drop table ${SHAPE_STAGE}`);
    total.added += added;
    total.changed += changed;
  }
  return total;
}

/** Of rows with one id the last in the file holds. */
export async function keepLastOfEachId(client: PoolClient): Promise<void> {
  await client.query(`analyze ${ROW_STAGE}`);
  await client.query(
    `delete from ${ROW_STAGE} s using ${ROW_STAGE} later where later.id = s.id and later.line > s.line`,
  );
  await client.query(`create unique index on ${ROW_STAGE} (id)`);
}

/** Rejects rows that name a customer nobody knows. `column` is the file's name for it. */
export async function rejectUnknownCustomers(client: PoolClient, column: string): Promise<void> {
  await client.query(
    `with unknown as (
      delete from ${ROW_STAGE} s where not exists (select from customer c where c.external_id = s.customer)
      returning s.line, s.customer)
    insert into stage_reject (line, "column", value, reason) select line, $1, customer, 'unknown-customer' from unknown`,
    [column],
  );
}

/** Rejects contacts who were erased on their wish, and keeps nothing of their rows. */
export async function rejectErased(client: PoolClient): Promise<void> {
  await client.query(
    `with erased as (
      delete from ${ROW_STAGE} s using suppression p
      where p.address_hash = s."addressHash" and p.reason = 'erased' returning s.line)
    insert into stage_reject (line, reason) select line, '${ERASED_PERSON}' from erased`,
  );
}
