import type { Database } from '../../src/platform/database.ts';
import type { Day } from '../../src/shared/calendar-day.ts';
import { seedDueCustomers } from './seed-due-customers.ts';

/** Weeks since care began. */
const WEEKS = 27;

/**
 * A trade of 200 customers with rhythms of their own, of which half were left alone and bought less from then on. What was
 * decided stands in the ledger since half a year.
 */
export async function seedTrade(db: Database, today: Day): Promise<void> {
  await seedDueCustomers(db, 200, today);
  const began = today - 7 * WEEKS;
  const day = (column: string) => `(${column} - date '1970-01-01')`;
  // Everybody a rhythm and a fortune of its own, and some nothing for a while.
  await db.$client.query(`
    update customer set name = (array['Leipomo','Café','Kukkakauppa','Hotelli','Kauppa','Putiikki'])[1 + id % 6] || ' ' ||
      (array['Kultakuori','Nordström','Orvokki','Rantakulma','Onni','Aalto','Sinisiipi'])[1 + id % 7] || ' ' || id;
    delete from order_line; delete from customer_order;
    insert into customer_order (external_id, customer_id, ordered_on)
      select external_id || '-' || n, id, date '1970-01-01' + ${today} - 3 - id % 11 - n * (18 + id % 23) - (n * id) % 7
      from customer, generate_series(0, 35) n where id % 9 > 0 or n > 3;
    delete from customer_order where customer_id % 2 = 0 and ${day('ordered_on')} > ${began} and id % 3 = 0;
    insert into order_line (order_id, ordered_on, customer_id, product_id, ordinal, quantity, amount_cents)
      select o.id, ordered_on, customer_id, p.id, 1, 6, 6000 + 900 * (customer_id % 40) from customer_order o, product p;
    insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
      select id, date '1970-01-01' + ${began} + id % 20,
        case when id / 2 % 3 = 0 then 'call' else 'message' end,
        case when id / 2 % 3 = 0 then '{"kind": "call", "purpose": "retention"}'::jsonb
          when id / 2 % 3 = 1 then '{"kind": "message", "messageKind": "reorder-reminder"}'::jsonb
          else '{"kind": "message", "messageKind": "check-in"}'::jsonb end,
        id % 2 = 0, '[]', '[]', 1 from customer`);
}
