import type { Database } from '../../../platform/database.ts';
import type { ToldProduct } from '../tell-signals.ts';

/** What those products are called, by their ids. */
export async function readToldProducts(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ToldProduct>> {
  const { rows } = await db.$client.query<ToldProduct & { id: number }>(
    'select id, external_id as "externalId", name from product where id = any($1)',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
