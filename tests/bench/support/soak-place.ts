import { execFileSync } from 'node:child_process';
import { DEFAULT_CARE_MODEL } from '../../../src/decisions/care-model.ts';
import { saveCareModel } from '../../../src/nurture/care-model-store.ts';
import type { Database } from '../../../src/platform/database.ts';
import { ANY_HOUR, FASTEST_PACE } from './seed-mails.ts';

const HOSTS = 500;
const ITEMS = 4;

/** Customers with one contact each who may be written to at any hour and as fast as can be. */
export async function seedSoak(db: Database, customers: number): Promise<void> {
  await saveCareModel(
    db,
    {
      ...DEFAULT_CARE_MODEL,
      ...{ mode: 'auto', sending: ANY_HOUR, pace: FASTEST_PACE },
      holdOut: { share: 0, salt: 'salt of the bench' },
    },
    'bench',
  );
  await db.$client.query(`
    insert into customer (external_id, name, country)
      select 'S' || n, 'Pekan Kahvila ' || n, 'FI' from generate_series(1, ${customers}) n`);
  await db.$client.query(`
    insert into contact (customer_id, external_id, name, first_name, email, address_hash, language, legal_class, origin)
      select id, 'B' || id, 'Päivi Mäkelä', 'Päivi', 'c' || id || '@host' || id % ${HOSTS} || '.example.com', 'hash ' || id,
        (array['en', 'fi', 'sv'])[1 + id % 3], 'role', 'bench' from customer`);
  await db.$client.query(
    `insert into consent_event (contact_id, basis, source) select id, 'existing-customer', 'bench' from contact`,
  );
  await db.$client.query('vacuum analyze');
}

/** Gives the next customers a released reminder each, due one after the other within the seconds to come. */
export async function planMails(db: Database, from: number, mails: number, seconds: number): Promise<void> {
  await db.$client.query(
    `with message as (
       insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state, send_after)
         select customer_id, id, 'reorder-reminder', language, 'soak', current_date, current_date + 5, '["item-due"]', 'approved',
           now() + (row_number() over (order by id)) * interval '1 second' * $3::float8 / $2
         from contact where customer_id > $1 order by customer_id limit $2 returning id)
     insert into message_item (message_id, position, product_id, product_name, quantity, reason)
       select id, n, n, 'Beeswax candle, size ' || n, 6 * n,
         jsonb_build_object('kind', 'due', 'usualGapDays', 28 + n, 'daysSince', 30 + n, 'purchases', 9, 'replacesProductId', null)
       from message, generate_series(1, ${ITEMS}) n`,
    [from, mails, seconds],
  );
}

/** Resident memory of a program, in megabytes; 0 once it has ended. */
export function residentMb(pid: number | undefined): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
  } catch {
    return 0;
  }
}

export interface SoakSizes {
  messagesMb: number;
  queueMb: number;
  liveRows: number;
  deadRows: number;
  accepted: number;
}

/** What the database has grown to. Dead rows are of the tables that sending writes to. */
export async function measureSizes(db: Database): Promise<SoakSizes> {
  const { rows } = await db.$client.query<SoakSizes>(`
    select (select sum(pg_total_relation_size(relid)) from pg_stat_user_tables
        where relname in ('message', 'message_item', 'message_move'))::float8 / 1e6 as "messagesMb",
      coalesce((select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('public', 'drizzle', 'information_schema')
          and n.nspname not like 'pg\\_%'), 0)::float8 / 1e6 as "queueMb",
      (select sum(n_live_tup) from pg_stat_user_tables)::float8 as "liveRows",
      (select sum(n_dead_tup) from pg_stat_user_tables)::float8 as "deadRows",
      (select count(*) from message where state = 'accepted')::float8 as accepted`);
  const [sizes] = rows;
  if (!sizes) throw new Error('The database says nothing of its sizes');
  return sizes;
}
