import { beforeEach, expect, test } from 'vitest';
import { expireMessages } from '../../src/messages/expire-messages.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { resendMessage } from '../../src/messages/resend-message.ts';
import {
  countStates,
  planFor,
  readMessages,
  SENDING,
  seedPlanned,
  TUESDAY,
  TUESDAY_TEN,
} from '../support/message-stand.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const deps = { db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER };

beforeEach(() => emptyDatabase(db));

test('released messages go within the sending hours of each contact’s own clock', async () => {
  const [here] = await seedPlanned(db, 1);
  const [there] = await seedPlanned(db, 1, { contact: { timeZone: 'Pacific/Auckland', country: 'NZ' } });
  expect(await releaseMessages(deps, { sending: SENDING })).toEqual({
    released: 2,
    first: TUESDAY_TEN,
    last: new Date('2026-11-10T19:00:00Z'),
  });
  const times = new Map((await readMessages(db)).map(({ id, sendAfter }) => [id, sendAfter]));
  expect(times.get(here ?? '')).toEqual(TUESDAY_TEN);
  expect(times.get(there ?? '')).toEqual(new Date('2026-11-10T19:00:00Z'));
});

test('a pace spreads them, and what does not fit today goes on the next day', async () => {
  await seedPlanned(db, 5);
  const late = { ...deps, now: () => new Date('2026-11-10T13:58:00Z') };
  await releaseMessages(late, { sending: SENDING, perMinute: 1 });
  const times = (await readMessages(db)).map(({ sendAfter }) => sendAfter?.toISOString()).sort();
  expect(times).toEqual([
    '2026-11-10T13:58:00.000Z',
    '2026-11-10T13:59:00.000Z',
    '2026-11-11T06:00:00.000Z',
    '2026-11-11T06:01:00.000Z',
    '2026-11-11T06:02:00.000Z',
  ]);
});

test('only the kinds and messages asked for are released, and two at once release each once', async () => {
  const ids = await seedPlanned(db, 3);
  await seedPlanned(db, 1, { plan: { kind: 'welcome' } });
  expect(await releaseMessages(deps, { sending: SENDING, kinds: ['welcome'] })).toMatchObject({
    released: 1,
  });
  expect(await releaseMessages(deps, { sending: SENDING, ids: ids.slice(0, 1) })).toMatchObject({
    released: 1,
  });
  const both = await Promise.all([
    releaseMessages(deps, { sending: SENDING }),
    releaseMessages(deps, { sending: SENDING }),
  ]);
  expect(both.reduce((sum, { released }) => sum + released, 0)).toBe(2);
});

test('where no day is allowed, messages stay planned', async () => {
  await seedPlanned(db, 1);
  const never = { ...SENDING, weekdays: [] };
  expect(await releaseMessages(deps, { sending: never })).toEqual({ released: 0, first: null, last: null });
  expect(await countStates(db)).toEqual({ planned: 1 });
});

test('a message past its last day expires and says why', async () => {
  const customerId = await seedCustomer(db);
  const contactId = await seedContact(db, customerId, { email: 'a@example.com' });
  await planMessages(db, [
    planFor(customerId, contactId, { period: 'a', expiresOn: TUESDAY - 1 }),
    planFor(customerId, contactId, { period: 'b', expiresOn: TUESDAY }),
  ]);
  expect(await expireMessages(deps)).toBe(1);
  expect(await readMessages(db)).toMatchObject([
    { state: 'expired', because: 'not released in time' },
    { state: 'planned' },
  ]);
});

test('a person may send an uncertain message once more, but no accepted one', async () => {
  const [id = ''] = await seedPlanned(db, 1);
  await releaseMessages(deps, { sending: SENDING });
  for (const state of ['claimed', 'sending', 'uncertain'] as const)
    await db.update(messageTable).set({ state });
  expect(await resendMessage(deps, { id, by: 'Maija' })).toBe(true);
  expect((await readMessages(db))[0]).toMatchObject({ state: 'approved', because: 'sent again by Maija' });
  for (const state of ['claimed', 'sending', 'accepted'] as const)
    await db.update(messageTable).set({ state });
  expect(await resendMessage(deps, { id, by: 'Maija' })).toBe(false);
});
