import { DEFAULT_CARE_MODEL } from '../../../../src/decisions/care-model.ts';
import { saveCareModel } from '../../../../src/nurture/care-model-store.ts';
import type { Database } from '../../../../src/platform/database.ts';
import { ANY_HOUR } from '../seed-mails.ts';

/** Receiving hosts and lines of business that customers are spread over. */
const HOSTS = 2_000;
const INDUSTRIES = 12;

/** Gives every customer a line of business and one contact who may be written to, and lets mails be planned. */
export async function addPeople(db: Database): Promise<void> {
  await db.$client.query(
    `update customer set industry = 'line ' || id % ${INDUSTRIES}, employees = 1 + id % 40`,
  );
  await db.$client.query(`
    insert into contact (customer_id, external_id, name, first_name, email, address_hash, language, legal_class, origin)
    select id, 'B' || id, 'Päivi Mäkelä ' || id, 'Päivi', 'c' || id || '@host' || id % ${HOSTS} || '.example.com',
      'hash ' || id, (array['en', 'fi', 'sv'])[1 + id % 3], 'role', 'bench' from customer order by id`);
  await db.$client.query(
    `insert into consent_event (contact_id, basis, source) select id, 'existing-customer', 'bench' from contact`,
  );
  await saveCareModel(
    db,
    {
      ...DEFAULT_CARE_MODEL,
      mode: 'approve',
      sending: ANY_HOUR,
      holdOut: { share: 0.2, salt: 'salt of the bench' },
    },
    'bench',
  );
  await db.$client.query('vacuum analyze');
}
