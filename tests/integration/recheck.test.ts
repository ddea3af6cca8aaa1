import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { consentEventTable, suppressionTable } from '../../src/customers/customer-table.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import type { MessageKind } from '../../src/decisions/message-kind.ts';
import type { MessageState } from '../../src/messages/message-state.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { saveCareModel } from '../../src/nurture/care-model-store.ts';
import { createRecheck } from '../../src/nurture/recheck-contact.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import {
  emptyDatabase,
  seedComplaint,
  seedContact,
  seedCustomer,
  seedOrders,
  seedProduct,
} from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const DECIDED = dayFromIso('2026-11-23') as number;
/** Monday 23 November 2026, 10:00 in Helsinki. */
const MORNING = '2026-11-23T08:00:00Z';

beforeEach(async () => {
  await emptyDatabase(db);
  await saveCareModel(
    db,
    { ...DEFAULT_CARE_MODEL, holdOut: { share: 0, salt: 'salt of the tests' } },
    'test',
  );
});

async function seedMessage(
  address: string,
  contact: { timeZone?: string } = {},
  state: MessageState = 'planned',
) {
  const customerId = await seedCustomer(db);
  const contactId = await seedContact(db, customerId, {
    email: 'a@example.com',
    addressHash: address,
    legalClass: 'role',
    ...contact,
  });
  await db.insert(consentEventTable).values({ contactId, basis: 'opt-out', source: 'seeded by a test' });
  const values = {
    customerId,
    contactId,
    kind: 'reorder-reminder',
    language: 'en',
    period: '2026-11-23',
    decidedOn: '2026-11-23',
  } as const;
  const [row] = await db
    .insert(messageTable)
    .values({ ...values, expiresOn: '2026-11-28', signals: [], state })
    .returning({ id: messageTable.id });
  return {
    id: row?.id as string,
    customerId,
    contactId,
    kind: 'reorder-reminder' as const,
    decidedOn: DECIDED,
    productIds: [],
  };
}

type Seeded = Awaited<ReturnType<typeof seedMessage>>;

async function ask(message: Omit<Seeded, 'kind'> & { kind: MessageKind }, at = MORNING) {
  const recheck = createRecheck({
    now: () => new Date(at),
    supplier: { timeZone: 'Europe/Helsinki', country: 'FI' },
  });
  return (await recheck(db, [message])).get(message.id);
}

test('what was right when decided and still is may go', async () => {
  expect(await ask(await seedMessage('one'))).toEqual({ allowed: true });
});

test('an address that said no since the decision gets nothing', async () => {
  const message = await seedMessage('one');
  await db.insert(suppressionTable).values({ addressHash: 'one', reason: 'unsubscribed', source: 'test' });
  expect(await ask(message)).toMatchObject({ allowed: false, because: 'suppressed' });
});

/** What may have changed between the decision and the mail, each by itself. `$1` is the customer, `$2` the contact. */
const MEANWHILE: readonly (readonly [because: string, until: number | null, change: string])[] = [
  ['closed', null, `update customer set closed_on = '2026-11-23' where id = $1`],
  ['not-nurtured', null, `update customer set care_level = 'key' where id = $1`],
  ['left-alone', DECIDED + 3, `update customer set leave_alone_until = '2026-11-26' where id = $1`],
  ['no-address', null, `update contact set email = null where id = $2`],
  ['no-address', null, `update contact set removed_on = '2026-11-23' where id = $2`],
  [
    'no-consent',
    null,
    `insert into consent_event (contact_id, basis, source) values ($2, 'none', 'objected')`,
  ],
  ['no-consent', null, `update contact set legal_class = 'unknown' where id = $2`],
  ['paused', DECIDED + 1, `insert into cadence (contact_id, paused_until) values ($2, '2026-11-24')`],
  ['open-service-call', null, serviceCall('open')],
  ['open-service-call', null, serviceCall('snoozed')],
];

function serviceCall(state: string): string {
  return `insert into call_task (customer_id, state, purpose, signals, stake_cents, probability, raised_on, expires_on, snoozed_until)
    values ($1, '${state}', 'service', '[]', 0, 1, '2026-11-20', '2026-12-24', ${state === 'snoozed' ? `'2026-11-30'` : 'null'})`;
}

test.each(MEANWHILE)(
  'what changed since the decision stops the mail: %s (until %s) by %s',
  async (because, until, change) => {
    const message = await seedMessage('one');
    const { customerId, contactId } = message;
    const values = [customerId, contactId].filter((_, at) => change.includes(`$${at + 1}`));
    const statement = change.includes('$1') ? change : change.replaceAll('$2', '$1');
    await db.$client.query(statement, values);
    expect(await ask(message)).toEqual({ allowed: false, because, until });
  },
);

test('a contact that wants a mail a quarter at most gets none sooner, though the customer may get one', async () => {
  await seedMessage('shared', {}, 'accepted');
  const message = await seedMessage('shared');
  await db.$client.query('insert into cadence (contact_id, days) values ($1, 90)', [message.contactId]);
  const inAMonth = '2026-12-21T08:00:00Z';
  expect(await ask(message, inAMonth)).toEqual({ allowed: false, because: 'cadence', until: DECIDED + 90 });
});

test('an order that came meanwhile makes the message pointless; goods sent back do not', async () => {
  const message = await seedMessage('one');
  const productId = await seedProduct(db);
  const order = { customerId: message.customerId, productId, days: [DECIDED] };
  await seedOrders(db, { ...order, quantity: -2, amountCents: -500 });
  expect(await ask(message)).toEqual({ allowed: true });
  await seedOrders(db, order);
  expect(await ask(message)).toMatchObject({ allowed: false, because: 'ordered-since' });
});

test.each(['farewell', 'first-weeks'] as const)(
  'an order that came meanwhile ends a %s too',
  async (kind) => {
    const message = { ...(await seedMessage('one')), kind };
    expect(await ask(message)).toEqual({ allowed: true });
    await seedOrders(db, {
      customerId: message.customerId,
      productId: await seedProduct(db),
      days: [DECIDED],
    });
    expect(await ask(message)).toMatchObject({ allowed: false, because: 'ordered-since' });
  },
);

test('a complaint that came meanwhile stops a selling mail and a question', async () => {
  const message = await seedMessage('one');
  await seedComplaint(db, message.customerId, { openedOn: '2026-11-23' });
  expect(await ask(message)).toMatchObject({ allowed: false, because: 'open-complaint' });
  const asking = { ...message, kind: 'question' as const };
  expect(await ask(asking)).toMatchObject({ allowed: false, because: 'open-complaint' });
});

test('a customer that said it leaves gets a farewell alone, until it orders again', async () => {
  const message = await seedMessage('one');
  await db.execute(sql`with task as (insert into call_task (customer_id, state, purpose, signals, stake_cents, probability,
      raised_on, expires_on, closed_on)
    values (${message.customerId}, 'done', 'retention', '[]', 0, 1, '2026-11-10', '2026-11-24', '2026-11-16') returning id)
    insert into call_outcome (task_id, customer_id, reached, leaving_reason, "on")
    select id, ${message.customerId}, 'reached', 'price', '2026-11-16' from task`);
  expect(await ask(message)).toMatchObject({ allowed: false, because: 'leaving' });
  expect(await ask({ ...message, kind: 'farewell' })).toEqual({ allowed: true });
  const productId = await seedProduct(db);
  await seedOrders(db, { customerId: message.customerId, productId, days: [DECIDED - 7] });
  expect(await ask(message)).toMatchObject({ allowed: false, because: 'leaving' });
  await seedOrders(db, { customerId: message.customerId, productId, days: [DECIDED - 6] });
  expect(await ask(message)).toEqual({ allowed: true });
});

test('an address shared by two customers gets the mail of one of them', async () => {
  const first = await seedMessage('shared', {}, 'accepted');
  const second = await seedMessage('shared');
  expect(await ask(second)).toMatchObject({
    allowed: false,
    because: 'address-had-message',
    until: DECIDED + 14,
  });
  expect(await ask(first)).toEqual({ allowed: true });
});

test('of two messages claimed at once for one address exactly one may go', async () => {
  const answers = [];
  for (const message of [
    await seedMessage('shared', {}, 'claimed'),
    await seedMessage('shared', {}, 'claimed'),
  ])
    answers.push(message);
  const allowed = [];
  for (const message of answers) allowed.push((await ask(message))?.allowed);
  expect(allowed.sort()).toEqual([false, true]);
});

test('the hour that counts is the contact’s own: 10:00 in Helsinki is night in Los Angeles', async () => {
  const message = await seedMessage('one', { timeZone: 'America/Los_Angeles' });
  expect(await ask(message)).toMatchObject({ allowed: false, because: 'outside-hours' });
});

test('a zone that does not exist counts as the supplier’s, so that nobody is dropped', async () => {
  expect(await ask(await seedMessage('one', { timeZone: 'Mars/Olympus' }))).toEqual({ allowed: true });
});

test('nothing goes out on a public holiday of the contact’s country', async () => {
  const message = await seedMessage('one');
  // Midsummer Eve is not a public holiday by law; 1 May 2026 is one, and a Friday.
  expect(await ask(message, '2026-05-01T08:00:00Z')).toMatchObject({ allowed: false, because: 'holiday' });
});
