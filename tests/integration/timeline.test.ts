import { expect, test } from 'vitest';
import { setCadence } from '../../src/customers/cadence-store.ts';
import {
  consentEventTable,
  suppressionLiftTable,
  suppressionTable,
} from '../../src/customers/customer-table.ts';
import { messageTable, reorderRequestTable } from '../../src/messages/message-table.ts';
import { readTimeline } from '../../src/nurture/timeline-store.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { seedComplaint, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const day = (iso: string) => dayFromIso(iso) as number;

test('all that happened with one customer stands in one list, newest first, on the supplier’s days', async () => {
  const customerId = await seedCustomer(db);
  const contactId = await seedContact(db, customerId, { email: 'a@example.com', addressHash: 'hash' });
  const productId = await seedProduct(db);
  await seedOrders(db, { customerId, productId, days: [day('2026-09-01')], amountCents: 12_500 });
  await seedOrders(db, {
    customerId,
    productId,
    days: [day('2026-09-08')],
    quantity: -2,
    amountCents: -2_500,
  });
  await seedComplaint(db, customerId, {
    openedOn: '2026-09-05',
    closedOn: '2026-09-07',
    words: 'Torn sacks.',
  });
  // 23:30 in UTC is the next day in Helsinki.
  const at = new Date('2026-09-30T23:30:00Z');
  await db
    .insert(consentEventTable)
    .values({ contactId, basis: 'existing-customer', source: 'test', at: new Date('2026-08-01') });
  const message = {
    customerId,
    contactId,
    kind: 'reorder-reminder',
    language: 'en',
    period: 'p',
    decidedOn: '2026-09-30',
  } as const;
  const [sent] = await db
    .insert(messageTable)
    .values({ ...message, expiresOn: '2026-10-05', signals: [], acceptedAt: at })
    .returning({ id: messageTable.id });
  await db
    .insert(messageTable)
    .values({ ...message, period: 'unsent', expiresOn: '2026-10-05', signals: [] });
  const messageId = sent?.id as string;
  const requestedAt = new Date('2026-10-02T08:00:00Z');
  await db
    .insert(reorderRequestTable)
    .values({ messageId, customerId, items: [{ productId, quantity: 3 }], requestedAt });
  await db.insert(suppressionTable).values({
    addressHash: 'hash',
    reason: 'unsubscribed',
    source: 'test',
    at: new Date('2026-10-03T08:00:00Z'),
  });
  await db.insert(suppressionLiftTable).values({
    addressHash: 'hash',
    reason: 'bounced',
    source: 'test',
    suppressedAt: new Date('2026-09-20T08:00:00Z'),
    by: 'Liisa',
    because: 'A typing error.',
    at: new Date('2026-09-25T08:00:00Z'),
  });
  const chosenAt = new Date('2026-10-02T21:30:00Z');
  await setCadence(db, contactId, { days: 30, pausedUntil: '2026-11-01' }, chosenAt);
  await seedOrders(db, { customerId: await seedCustomer(db), productId, days: [day('2026-09-09')] });

  const timeline = await readTimeline(db, customerId, 'Europe/Helsinki');
  expect(timeline.map((entry) => [entry.day, entry.kind])).toEqual([
    [day('2026-10-03'), 'cadence'],
    [day('2026-10-03'), 'pause.began'],
    [day('2026-10-03'), 'refusal'],
    [day('2026-10-02'), 'reorder'],
    [day('2026-10-01'), 'message'],
    [day('2026-09-25'), 'refusal-lifted'],
    [day('2026-09-20'), 'refusal'],
    [day('2026-09-08'), 'credit'],
    [day('2026-09-07'), 'complaint-closed'],
    [day('2026-09-05'), 'complaint'],
    [day('2026-09-01'), 'order'],
    [day('2026-08-01'), 'consent'],
  ]);
  expect(timeline[0]?.facts).toMatchObject({ count: 30 });
  expect(timeline[1]?.facts).toMatchObject({ until: day('2026-11-01') });
  expect(timeline[3]?.facts).toMatchObject({ count: 1 });
  expect(timeline[5]?.facts).toMatchObject({ was: 'bounced', by: 'Liisa', words: 'A typing error.' });
  expect(timeline[10]?.facts).toMatchObject({ count: 1, cents: 12_500 });
});

test('every change of how often a contact hears from us stays on the list, and nothing that did not change', async () => {
  const customerId = await seedCustomer(db);
  const contactId = await seedContact(db, customerId);
  const choose = (choice: Parameters<typeof setCadence>[2], on: string) =>
    setCadence(db, contactId, choice, new Date(`${on}T09:00:00Z`));
  await choose({ days: 30, language: 'sv' }, '2026-03-01');
  await choose({ days: 30, language: 'fi' }, '2026-03-02');
  await choose({ pausedUntil: '2026-06-01' }, '2026-04-01');
  await choose({ days: 90 }, '2026-04-05');
  await choose({ days: null, pausedUntil: null }, '2026-05-01');
  // This one ran out by itself.
  await choose({ pausedUntil: '2026-07-01' }, '2026-06-15');
  await choose({ pausedUntil: null }, '2026-08-01');
  const timeline = await readTimeline(db, customerId, 'Europe/Helsinki');
  expect(
    timeline.map((entry) => [entry.day, entry.kind, entry.facts.count ?? entry.facts.until ?? null]),
  ).toEqual([
    [day('2026-06-15'), 'pause.began', day('2026-07-01')],
    [day('2026-05-01'), 'cadence.usual', null],
    [day('2026-05-01'), 'pause.ended', null],
    [day('2026-04-05'), 'cadence', 90],
    [day('2026-04-01'), 'pause.began', day('2026-06-01')],
    [day('2026-03-01'), 'cadence', 30],
  ]);
});
