import type { Database } from '../platform/database.ts';

export interface NamedCustomer {
  id: number;
  externalId: string;
  name: string;
}

/** Most to list when a search matches many. */
const MOST = 10;

/** Customers with exactly this external id, or else those whose name holds the text, best match first; ten at most. */
export async function findCustomers(db: Database, text: string): Promise<NamedCustomer[]> {
  const { rows } = await db.$client.query<NamedCustomer & { exact: boolean }>(
    `select id, external_id as "externalId", name, external_id = $1 as exact
     from customer where external_id = $1 or name ilike '%' || replace(replace($1, '%', '\\%'), '_', '\\_') || '%'
     order by exact desc, length(name), name limit $2`,
    [text, MOST],
  );
  const exact = rows.find((row) => row.exact);
  return exact ? [exact] : rows;
}

export async function readContactNames(db: Database, customerId: number): Promise<Map<number, string>> {
  const { rows } = await db.$client.query<{ id: number; name: string }>(
    'select id, name from contact where customer_id = $1',
    [customerId],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
