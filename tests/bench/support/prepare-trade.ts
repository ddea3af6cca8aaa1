import { DEFAULT_CARE_MODEL } from '../../../src/decisions/care-model.ts';
import { saveCareModel } from '../../../src/nurture/care-model-store.ts';
import { importFile } from '../../../src/orders/import-file.ts';
import type { Database } from '../../../src/platform/database.ts';
import { type Day, dayFromIso } from '../../../src/shared/calendar-day.ts';

export interface Trade {
  /** The day after the last order. */
  day: Day;
  customerIds: number[];
}

/** Real orders, invented people: one contact a customer, who may be written to. `endOn` moves the orders to end the day before. */
export async function prepareTrade(db: Database, path: string, endOn?: Day): Promise<Trade> {
  const imported = await importFile(
    { db, now: () => new Date(), addressKey: 'a secret of the bench, 32 characters' },
    { kind: 'orders', path, profile: 'online-retail', dryRun: false },
  );
  console.log(`${imported.added.toLocaleString('en')} order lines of ${path}`);
  if (endOn !== undefined) await moveOrders(db, endOn - (await readTrade(db)).day);
  await db.$client.query(`
    insert into contact (customer_id, external_id, name, first_name, email, address_hash, language, legal_class, origin)
    select id, 'B' || id, 'Bench ' || id, 'Bench', 'c' || id || '@example.com', 'hash ' || id, (array['en', 'fi', 'sv'])[1 + id % 3], 'role', 'bench'
    from customer`);
  await db.$client.query(
    `insert into consent_event (contact_id, basis, source) select id, 'existing-customer', 'bench' from contact`,
  );
  await db.$client.query('vacuum analyze');
  const sending = { fromHour: 0, toHour: 24, weekdays: [1, 2, 3, 4, 5, 6, 7], respectHolidays: false };
  await saveCareModel(
    db,
    { ...DEFAULT_CARE_MODEL, mode: 'approve', sending, holdOut: { share: 0.2, salt: 'salt of the bench' } },
    'bench',
  );
  return readTrade(db);
}

async function moveOrders(db: Database, days: number): Promise<void> {
  for (const table of ['customer_order', 'order_line'])
    await db.$client.query(`update ${table} set ordered_on = ordered_on + $1::int`, [days]);
}

async function readTrade(db: Database): Promise<Trade> {
  const { rows } = await db.$client.query<{ last: string; ids: number[] }>(
    'select (select max(ordered_on)::text from order_line) as last, array(select id from customer order by id) as ids',
  );
  return { day: (dayFromIso(rows[0]?.last ?? '') ?? 0) + 1, customerIds: rows[0]?.ids ?? [] };
}
