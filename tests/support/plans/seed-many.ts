import type { Database } from '../../../src/platform/database.ts';
import { type Day, isoFromDay } from '../../../src/shared/calendar-day.ts';

/** Customers that are really there; claim-m-size.ts has the planner take them for ten times as many. */
export const MANY = 10_000;
export const LINES_A_CUSTOMER = 50;
const ORDERS_A_CUSTOMER = 10;
const PRODUCTS = 2_000;
const ITEMS = 15;

/** Three years of orders up to a day, with what a customer of some standing has beside them, straight into the tables. */
export async function seedMany(db: Database, today: Day): Promise<void> {
  const day = `date '${isoFromDay(today)}'`;
  for (const statement of [...tradeOf(day), ...pastOf(day)]) await db.$client.query(statement);
  await db.$client.query('vacuum analyze');
}

function tradeOf(day: string): string[] {
  const key =
    'primary key (customer_id, product_id, ordered_on, order_id, ordinal) include (quantity, amount_cents)';
  return [
    `insert into customer (external_id, name, country, industry) select 'K' || n, 'Customer ' || n, 'FI', 'line ' || n % 12 from generate_series(1, ${MANY}) n`,
    `insert into contact (customer_id, external_id, name, email, address_hash, language, legal_class, origin)
      select id, 'B' || id, 'Buyer', 'c' || id || '@example.com', 'hash ' || id, 'en', 'role', 'test' from customer`,
    `insert into consent_event (contact_id, basis, source) select id, 'existing-customer', 'test' from contact`,
    `insert into product (external_id, name) select 'P' || n, 'Product ' || n from generate_series(1, ${PRODUCTS}) n`,
    'alter table order_line drop constraint order_line_pkey',
    // Four lines to an order that comes every hundred days or so, in the order of time as they are imported.
    `insert into order_line (customer_id, product_id, ordered_on, order_id, ordinal, quantity, amount_cents)
      select c, 1 + (c * 7 + nth % ${ITEMS} * 131) % ${PRODUCTS}, ${day} - 20 - c % 60 - (nth / 5) * 100, (nth / 5) * ${MANY} + c, 1 + nth % 5, 6, 1200
      from generate_series(0, ${LINES_A_CUSTOMER - 1}) nth, generate_series(1, ${MANY}) c order by nth / 5 desc, c`,
    `alter table order_line add constraint order_line_pkey ${key}`,
    `insert into customer_order (external_id, customer_id, ordered_on)
      select 'T' || c || '-' || nth, c, ${day} - 20 - c % 60 - nth * 100 from generate_series(1, ${MANY}) c, generate_series(1, ${ORDERS_A_CUSTOMER}) nth`,
  ];
}

function pastOf(day: string): string[] {
  return [
    `insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state, accepted_at)
      select c.customer_id, c.id, 'reorder-reminder', 'en', 'past ' || ago, ${day} - ago, ${day} - ago + 5, '[]', 'accepted', ${day} - ago
      from contact c, unnest(array[40, 100]) ago`,
    `insert into message_item (message_id, position, product_id, product_name, quantity, reason)
      select id, 1, 1, 'Product 1', 6, '{"kind": "due"}' from message`,
    `insert into satisfaction_answer (message_id, customer_id, contact_id, scale, score, at)
      select id, customer_id, contact_id, 'numbers', 9, accepted_at + interval '1 hour' from message where customer_id % 2 = 0`,
    `insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
      select id, ${day} - 40, 'message', '{"kind": "message", "messageKind": "reorder-reminder", "items": []}', id % 5 = 0, '[]', '[]', 1 from customer`,
    `insert into complaint (external_id, customer_id, opened_on, closed_on) select 'R' || id, id, ${day} - 200, ${day} - 190 from customer`,
    `insert into call_task (customer_id, purpose, signals, stake_cents, probability, raised_on, expires_on, state, closed_on)
      select id, 'retention', '[]', 1000, 0.5, ${day} - 300, ${day} - 290, 'done', ${day} - 295 from customer`,
    `insert into item_wish (customer_id, product_id) select id, 1 from customer`,
    `insert into stage_change (customer_id, stage, from_day) select id, 'loyal', ${day} - 500 from customer`,
    `insert into customer_snapshot (customer_id, changed_on, verdict, because, held_out, signals, order_days, year_value_cents)
      select id, ${day} - 1, 'wait', 'all-well', false, '[]', 10, 1000 from customer`,
    `insert into suppression (address_hash, reason, source) select 'gone ' || n, 'unsubscribed', 'test' from generate_series(1, ${MANY}) n`,
  ];
}
