import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const MIGRATIONS = new URL('../../migrations/meta/', import.meta.url);
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

interface Table {
  name: string;
  columns: Record<string, { primaryKey: boolean }>;
  compositePrimaryKeys: Record<string, { columns: string[] }>;
}

const latest = readdirSync(MIGRATIONS)
  .filter((name) => name.endsWith('_snapshot.json'))
  .toSorted()
  .at(-1) as string;
const TABLES = Object.values(
  (JSON.parse(readFileSync(new URL(latest, MIGRATIONS), 'utf8')) as { tables: Record<string, Table> }).tables,
);

/** Distributed by this column without a change. */
const AS_THEY_ARE: Readonly<Record<string, string>> = {
  customer: 'id',
  order_line: 'customer_id',
  customer_snapshot: 'customer_id',
  stage_change: 'customer_id',
  decision: 'customer_id',
  item_wish: 'customer_id',
};
/** The customer stands in them, and not yet at the begin of their key. */
const WITH_ANOTHER_KEY = [
  ...['contact', 'message', 'call_task', 'call_outcome', 'complaint', 'customer_order', 'hand_over'],
  ...['reorder_request', 'satisfaction_answer', 'webhook_event', 'webhook_delivery'],
];
/** They name what names the customer. */
const THROUGH: Readonly<Record<string, string>> = {
  message_item: 'message_id',
  message_move: 'message_id',
  cadence: 'contact_id',
  cadence_change: 'contact_id',
  consent_event: 'contact_id',
};
/** Small, read by every review, written seldom: whole on every node. */
const REFERENCE = [
  ...['product', 'care_model', 'base_version', 'forecast_version', 'suppression'],
  ...['greeting', 'template_version'],
];
/** Of the whole supplier: one row or few, the staff, the book of imports, what came in and may be of nobody. */
const COORDINATOR = [
  ...['address_key', 'api_answer', 'api_key', 'audit_entry', 'calendar_feed', 'care_person', 'doctor_report'],
  ...['import_line_change', 'import_profile', 'import_reject', 'import_row_change', 'import_run'],
  ...['import_upload', 'inbox_mail', 'incoming_mail', 'incoming_original', 'job_run', 'mail_domain'],
  ...['month_letter', 'morning_list', 'replay_run', 'retention', 'review_batch', 'review_run'],
  ...['sending_day', 'sending_gate', 'sending_mark', 'sending_pause', 'shop_delivery', 'sign_in_guess'],
  ...['staff_account', 'staff_invite', 'staff_session', 'staff_user', 'staff_verification'],
  ...['suppression_lift', 'watched_file', 'webhook_endpoint'],
];
/** A mail that came in may be of a customer, of several, or of nobody. */
const MAY_NAME_ONE = ['incoming_mail'];

test('every table has one place in a database spread by customer', () => {
  const placed = [
    ...Object.keys(AS_THEY_ARE),
    ...WITH_ANOTHER_KEY,
    ...Object.keys(THROUGH),
    ...REFERENCE,
    ...COORDINATOR,
  ];
  expect(placed.toSorted()).toEqual(TABLES.map(({ name }) => name).toSorted());
});

test('what is spread as it is has the customer in its key; what is not has none, or says through whom', () => {
  for (const { name, columns, compositePrimaryKeys } of TABLES) {
    const keys = Object.values(compositePrimaryKeys).flatMap((key) => key.columns);
    const column = AS_THEY_ARE[name];
    // The key of order lines is written by hand, customer first.
    if (column && name !== 'order_line')
      expect({ name, inKey: columns[column]?.primaryKey || keys.includes(column) }).toEqual({
        ...{ name, inKey: true },
      });
    const carries = 'customer_id' in columns;
    const isSpread = column !== undefined || WITH_ANOTHER_KEY.includes(name);
    if (name !== 'customer' && !MAY_NAME_ONE.includes(name))
      expect({ name, carries }).toEqual({ name, carries: isSpread });
    if (THROUGH[name]) expect(Object.keys(columns)).toContain(THROUGH[name]);
  }
});

test('the README names the place of each table that is spread or stands on every node', () => {
  const text = README.split('When one database is too small')[1]?.split('\n## ')[0] ?? '';
  const named = [...Object.keys(AS_THEY_ARE), ...WITH_ANOTHER_KEY, ...Object.keys(THROUGH), ...REFERENCE];
  expect(named.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
