import { DEFAULT_CARE_MODEL } from '../../../src/decisions/care-model.ts';
import { saveCareModel } from '../../../src/nurture/care-model-store.ts';
import type { Database } from '../../../src/platform/database.ts';

/** At any hour of any day, so that the bench does not depend on when it runs. */
export const ANY_HOUR = { fromHour: 0, toHour: 24, weekdays: [1, 2, 3, 4, 5, 6, 7], respectHolidays: false };

/** Every gate is passed and every mail counted; none of them waits. */
export const FASTEST_PACE = {
  ...DEFAULT_CARE_MODEL.pace,
  mailsPerSecondPerHost: 500,
  mailsPerDay: 1_000_000,
  firstDayMails: 0,
  stopAtTimesUsual: 1_000,
};

const ITEMS = 4;
/** Receiving hosts: a wholesaler's customers have their mail at many. */
const HOSTS = 200;

/** As many customers as mails, over many receiving hosts, each with one released reminder of four items in Finnish, Swedish or English. */
export async function seedMails(db: Database, mails: number): Promise<void> {
  await saveCareModel(
    db,
    {
      ...DEFAULT_CARE_MODEL,
      mode: 'auto',
      sending: ANY_HOUR,
      holdOut: { share: 0, salt: 'salt of the bench' },
    },
    'bench',
  );
  await db.$client.query(`
    with customer as (
      insert into customer (external_id, name, country)
        select gen_random_uuid(), 'Pekan Kahvila ' || n, 'FI' from generate_series(1, ${mails}) n returning id
    ), contact as (
      insert into contact (customer_id, external_id, name, first_name, email, address_hash, language, legal_class, origin)
        select id, 'B' || id, 'Päivi Mäkelä', 'Päivi', 'c' || id || '@host' || id % ${HOSTS} || '.example.com', 'hash ' || id,
          (array['en', 'fi', 'sv'])[1 + id % 3], 'role', 'bench' from customer returning id, customer_id, language
    ), consent as (
      insert into consent_event (contact_id, basis, source) select id, 'existing-customer', 'bench' from contact
    ), message as (
      insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state, send_after)
        select customer_id, id, 'reorder-reminder', language, 'bench', current_date, current_date + 5, '["item-due"]', 'approved',
          now() - interval '1 hour' from contact returning id
    )
    insert into message_item (message_id, position, product_id, product_name, quantity, reason)
      select id, n, n, 'Beeswax candle, size ' || n, 6 * n,
        jsonb_build_object('kind', 'due', 'usualGapDays', 28 + n, 'daysSince', 30 + n, 'purchases', 9, 'replacesProductId', null)
      from message, generate_series(1, ${ITEMS}) n`);
  await db.$client.query('vacuum analyze');
}
