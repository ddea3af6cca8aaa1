import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { saveCareModel } from '../../src/nurture/care-model-store.ts';
import type { Database } from '../../src/platform/database.ts';
import type { Day } from '../../src/shared/calendar-day.ts';
import { seedProduct } from './seed.ts';

/** Nobody waits for Monday morning, and nobody is left alone. */
const AT_ONCE = {
  ...DEFAULT_CARE_MODEL,
  mode: 'auto',
  holdOut: { share: 0, salt: 'salt of the tests' },
  pace: { ...DEFAULT_CARE_MODEL.pace, firstDayMails: 0, mailsPerDay: 1_000_000, mailsPerSecondPerHost: 500 },
  sending: { fromHour: 0, toHour: 24, weekdays: [1, 2, 3, 4, 5, 6, 7], respectHolidays: false },
} as const;

/** So many customers that bought the same product every 30 days and are due today, each with a contact to write to. */
export async function seedDueCustomers(db: Database, count: number, today: Day): Promise<void> {
  await saveCareModel(db, AT_ONCE, 'test');
  const productId = await seedProduct(db, { name: 'Beeswax candle' });
  await db.$client.query(`
    insert into customer (external_id, name, country, created_at)
      select 'D' || n, 'Customer ' || n, 'FI', date '1970-01-01' + ${today} - 400 from generate_series(1, ${count}) n;
    insert into contact (customer_id, external_id, name, email, address_hash, language, legal_class, origin)
      select id, external_id, 'Aino Virtanen', lower(external_id) || '@example.com', 'hash-' || id, 'en', 'role',
        'seeded by a test' from customer where external_id like 'D%';
    insert into consent_event (contact_id, basis, source)
      select id, 'existing-customer', 'seeded by a test' from contact;
    insert into customer_order (external_id, customer_id, ordered_on)
      select external_id || '-' || n, id, date '1970-01-01' + ${today} - 30 * n
      from customer, generate_series(1, 12) n where external_id like 'D%';
    insert into order_line (order_id, ordered_on, customer_id, product_id, ordinal, quantity, amount_cents)
      select id, ordered_on, customer_id, ${productId}, 1, 6, 6000 from customer_order`);
}
