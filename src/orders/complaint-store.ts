import type { PoolClient } from 'pg';
import { type StagedColumn, upsertStaged } from '../platform/upsert-staged.ts';

const COLUMNS: Readonly<Record<string, StagedColumn>> = {
  customer: {
    column: 'customer_id',
    value: '(select c.id from customer c where c.external_id = s.customer)',
  },
  order: { column: 'order_external_id', value: 's."order"' },
  product: { column: 'product_external_id', value: 's.product' },
  about: { column: 'about', value: 's.about' },
  words: { column: 'words', value: 's.words' },
  openedOn: { column: 'opened_on', value: `date '1970-01-01' + s."openedOn"` },
  // A file that does not know yet that a person has closed it must not open it again.
  closedOn: { column: 'closed_on', value: `date '1970-01-01' + s."closedOn"`, whenNull: 'null::date' },
};

/** Brings staged complaints in. A field whose column the file does not have is left as it is. */
export function mergeStagedComplaints(
  client: PoolClient,
  stage: string,
  fields: ReadonlySet<string>,
  runId: number,
): Promise<{ added: number; changed: number }> {
  const columns = Object.entries(COLUMNS).flatMap(([field, column]) => (fields.has(field) ? [column] : []));
  return upsertStaged(client, { table: 'complaint', stage, columns, runId });
}
