import type { PoolClient } from 'pg';
import { openLeft } from '../platform/open-left.ts';
import { type StagedColumn, upsertStaged } from '../platform/upsert-staged.ts';
import { carryNoes } from './carried-no-store.ts';

const COLUMNS: Readonly<Record<string, StagedColumn>> = {
  customer: {
    column: 'customer_id',
    value: '(select c.id from customer c where c.external_id = s.customer)',
  },
  name: { column: 'name', value: 's.name' },
  firstName: { column: 'first_name', value: 's."firstName"' },
  role: { column: 'role', value: 's.role', whenNull: `'buyer'` },
  email: { column: 'email', value: 's.email' },
  addressHash: { column: 'address_hash', value: 's."addressHash"' },
  phone: { column: 'phone', value: 's.phone' },
  language: { column: 'language', value: 's.language' },
  country: { column: 'country', value: 's.country' },
  timeZone: { column: 'time_zone', value: 's."timeZone"' },
  legalClass: { column: 'legal_class', value: 's."legalClass"', whenNull: `'unknown'` },
};

/**
 * Brings staged contacts in. Consent, suppression and cadence are not among the columns: the one consent an import may
 * write is the first of a contact that did not exist before, the one suppression a no that goes along to a corrected address.
 */
export async function mergeStagedContacts(
  client: PoolClient,
  stage: string,
  fields: ReadonlySet<string>,
  { runId, fileName }: { runId: number; fileName: string },
): Promise<{ added: number; changed: number }> {
  const given = new Set(fields);
  if (given.has('email')) given.add('addressHash');
  const columns = Object.entries(COLUMNS).flatMap(([field, column]) => (given.has(field) ? [column] : []));
  await client.query(`create temp table stage_new on commit drop as select s.id from ${stage} s
    where not exists (select from contact c where c.external_id = s.id)`);
  const place = `${client.escapeLiteral(`${fileName}, line `)} || s.line`;
  const origin = { column: 'origin', value: fields.has('origin') ? 's.origin' : 'null', whenNull: place };
  await openLeft(client, { table: 'contact', column: 'removed_on', stage, id: 'id', runId });
  if (given.has('email')) await carryNoes(client, { stage, runId, place });
  const counts = await upsertStaged(client, {
    table: 'contact',
    stage,
    runId,
    columns: [...columns, origin],
    onChange: 'updated_at = now()',
  });
  await client.query(`insert into consent_event (contact_id, basis, source)
    select c.id, s.basis, ${place} from ${stage} s join stage_new n on n.id = s.id
    join contact c on c.external_id = s.id where s.basis <> 'none' order by s.line`);
  // Merged again for rows of another shape.
  await client.query('drop table stage_new');
  return counts;
}
