import type { PoolClient } from 'pg';
import { openLeft } from '../platform/open-left.ts';
import { type StagedColumn, upsertStaged } from '../platform/upsert-staged.ts';

/** A customer handed over here stays with its person, whatever the file says. */
const NAMED_PERSON = `coalesce((select h.person from hand_over h join customer c on c.id = h.customer_id
  where c.external_id = s.id and h.taken_back_at is null), s."namedPerson")`;

/** Someone named makes the level `named`, unless the file says `key`. */
const CARE_LEVEL = `case when ${NAMED_PERSON} is not null and coalesce(s."careLevel", 'small') = 'small'
  then 'named' else s."careLevel" end`;

const COLUMNS: Readonly<Record<string, StagedColumn>> = {
  name: { column: 'name', value: 's.name' },
  careLevel: { column: 'care_level', value: CARE_LEVEL, whenNull: `'small'` },
  namedPerson: { column: 'named_person', value: NAMED_PERSON },
  industry: { column: 'industry', value: 's.industry' },
  employees: { column: 'employees', value: 's.employees::integer' },
  country: { column: 'country', value: 's.country' },
  city: { column: 'city', value: 's.city' },
  closedOn: { column: 'closed_on', value: `date '1970-01-01' + s."closedOn"` },
};

/** Brings staged customers in. A field whose column the file does not have is left as it is. */
export async function mergeStagedCustomers(
  client: PoolClient,
  stage: string,
  fields: ReadonlySet<string>,
  runId: number,
): Promise<{ added: number; changed: number }> {
  const given = new Set(fields);
  if (given.has('namedPerson')) given.add('careLevel');
  const columns = Object.entries(COLUMNS).flatMap(([field, column]) => (given.has(field) ? [column] : []));
  await openLeft(client, { table: 'customer', column: 'closed_on', stage, id: 'id', runId });
  return upsertStaged(client, { table: 'customer', stage, columns, runId, onChange: 'updated_at = now()' });
}
