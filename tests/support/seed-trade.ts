import { readCareModel } from '../../src/nurture/care-model-store.ts';
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
  // In `observe`, which a new care model is in, no mail goes, and so none is care.
  await readCareModel(db);
  await db.$client.query(`update care_model set settings = settings || '{"mode": "approve"}'`);
  await seedTouchpoints(db, began);
}

/** Mails and calls since care began, most of them accepted and some answered. */
async function seedTouchpoints(db: Database, began: Day): Promise<void> {
  await db.$client.query(`
    insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state)
      select customer_id, id, case when id % 3 = 0 then 'check-in' else 'reorder-reminder' end,
        case when id % 4 = 0 then 'fi' else 'en' end, 'p', date '1970-01-01' + ${began} + id % 90,
        date '1970-01-01' + ${began} + 95 + id % 90, '[]', 'planned' from contact where customer_id % 2 = 1;
    insert into message_item (message_id, position, product_id, product_name, quantity, reason)
      select m.id, 1, p.id, p.name, 6, '{"kind": "due", "usualGapDays": 25}' from message m, product p
      where m.kind = 'reorder-reminder'`);
  for (const state of ['approved', 'claimed', 'sending', 'accepted'])
    await db.$client.query(
      `update message set state = $1, accepted_at = case when $1 = 'accepted' then decided_on + interval '9 hours' end
       where customer_id % 10 > 1`,
      [state],
    );
  await db.$client.query(`
    update message set answered_at = accepted_at where state = 'accepted' and customer_id % 7 = 0;
    insert into call_task (customer_id, purpose, signals, stake_cents, probability, raised_on, expires_on, state, closed_on)
      select id, case when id % 3 = 0 then 'growth' else 'retention' end, '[]', 100000, 0.6,
        date '1970-01-01' + ${began} + id % 60, date '1970-01-01' + ${began} + 14 + id % 60, 'done',
        date '1970-01-01' + ${began} + 3 + id % 60 from customer where id % 6 = 0;
    insert into call_outcome (task_id, customer_id, reached, mood, "on")
      select id, customer_id, 'reached', (array['happy', 'neutral', 'unhappy'])[1 + id % 3], closed_on from call_task
      where id % 5 > 0`);
}
