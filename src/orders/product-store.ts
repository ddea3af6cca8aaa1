import type { PoolClient } from 'pg';
import { type StagedColumn, upsertStaged } from '../platform/upsert-staged.ts';

const COLUMNS: Readonly<Record<string, StagedColumn>> = {
  name: { column: 'name', value: 's.name' },
  category: { column: 'category', value: 's.category' },
  unit: { column: 'unit', value: 's.unit' },
  packSize: { column: 'pack_size', value: 's."packSize"', whenNull: '1' },
  price: { column: 'price_cents', value: 's.price::integer' },
  discontinued: { column: 'discontinued', value: 's.discontinued', whenNull: 'false' },
  replacedBy: { column: 'replaced_by', value: 's."replacedBy"' },
};

/** Brings staged products in. A field whose column the file does not have is left as it is. */
export function mergeStagedProducts(
  client: PoolClient,
  stage: string,
  fields: ReadonlySet<string>,
  runId: number,
): Promise<{ added: number; changed: number }> {
  const columns = Object.entries(COLUMNS).flatMap(([field, column]) => (fields.has(field) ? [column] : []));
  return upsertStaged(client, { table: 'product', stage, columns, runId, onChange: 'updated_at = now()' });
}
