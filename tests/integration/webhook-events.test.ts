import { beforeEach, expect, test } from 'vitest';
import { expireCalls } from '../../src/calls/expire-calls.ts';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { recordOutcome } from '../../src/calls/record-outcome.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { markCameBack } from '../../src/messages/incoming/came-back-store.ts';
import { requestReorder } from '../../src/messages/request-reorder.ts';
import { unsubscribe } from '../../src/messages/unsubscribe.ts';
import { recordStages } from '../../src/nurture/stage-store.ts';
import { closeComplaints } from '../../src/orders/open-complaint-store.ts';
import { raiseFor, TODAY } from '../support/call-stories.ts';
import { readMessages, seedPlanned } from '../support/message-stand.ts';
import { emptyDatabase, seedCustomer, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { webhookStand } from '../support/webhook-stand.ts';

const { db } = await createTestDatabase();
const now = () => new Date('2026-11-22T12:00:00Z');
const { add } = webhookStand(db);

beforeEach(async () => {
  await emptyDatabase(db);
  await add('http://127.0.0.1:9/');
});

/** What has been written down to be told, in order, as the payload's `data` will have it. */
async function told(): Promise<{ kind: string; facts: Record<string, Record<string, unknown>> }[]> {
  const { rows } = await db.$client.query(
    'select e.kind, e.facts from webhook_delivery d join webhook_event e on e.id = d.event_id order by d.id',
  );
  return rows;
}
const kinds = async () => (await told()).map(({ kind }) => kind);

test('a call is told of when it is raised and when it is made, with what was heard in codes and never the note', async () => {
  const customerId = await seedCustomer(db);
  await raiseCalls(db, [raiseFor(customerId)]);
  await raiseCalls(db, [raiseFor(customerId)]);
  const [raised, ...more] = await told();
  expect(more).toEqual([]);
  expect(raised).toMatchObject({
    kind: 'call.raised',
    facts: {
      callTask: {
        state: 'open',
        purpose: expect.any(String),
        stakeCents: expect.any(Number),
        signals: [expect.any(String)],
      },
    },
  });
  await recordOutcome(
    { db, settings: DEFAULT_CARE_MODEL.calls, closeComplaints },
    {
      ...{ taskId: Number(raised?.facts.callTask?.id), byPerson: null, today: TODAY, attemptsSeen: null },
      ...{
        reached: 'reached',
        mood: 'happy',
        leavingReason: null,
        reasonRight: 'yes',
        note: 'Aino is on leave',
      },
      ...{ followUpOn: TODAY + 7, complaintClosed: false },
    },
  );
  const [, made, next] = await told();
  expect(made).toMatchObject({
    kind: 'call.done',
    facts: { callTask: { because: 'talked' }, outcome: { reached: 'reached', mood: 'happy' } },
  });
  expect(next).toMatchObject({
    kind: 'call.raised',
    facts: { callTask: { purpose: 'follow-up', state: 'snoozed' } },
  });
  expect(JSON.stringify(await told())).not.toContain('Aino');
});

test('a call that is no longer to be made is told of', async () => {
  const customerId = await seedCustomer(db);
  await raiseCalls(db, [raiseFor(customerId)]);
  await expireCalls({ db }, { today: TODAY + 400 });
  expect(await kinds()).toEqual(['call.raised', 'call.dropped']);
});

test('of a mail it is told once that it was accepted, came back, was answered and brought an order', async () => {
  const product = await seedProduct(db, { externalId: 'JAM' });
  const ids = await seedPlanned(db, 2);
  await db.$client.query(`update message set state = 'approved'`);
  await db.$client.query(`update message set state = 'claimed'`);
  await db.$client.query(`update message set state = 'sending'`);
  await db.$client.query(`update message set state = 'accepted', accepted_at = now()`);
  const [first] = await readMessages(db);
  const linked = { messageId: ids[0] ?? '', customerId: first?.customerId ?? 0 } as Parameters<
    typeof requestReorder
  >[1];
  await requestReorder({ db, now }, linked, {
    items: [{ productId: product, quantity: 24 }],
    note: 'ring Aino',
  });
  await requestReorder({ db, now }, linked, { items: [], note: null });
  await markCameBack(db, ids[1] ?? '', 'bounced', now());
  await markCameBack(db, ids[1] ?? '', 'bounced', now());
  expect(await kinds()).toEqual([
    ...['message.accepted', 'message.accepted'],
    ...['message.answered', 'message.reordered', 'message.bounced'],
  ]);
  const reordered = (await told())[3];
  expect(reordered?.facts.reorder).toMatchObject({ items: [{ product: 'JAM', quantity: 24 }] });
  expect(JSON.stringify(await told())).not.toMatch(/Aino|example\.com/);
});

test('a customer that falls silent and comes back is told of; the first stage ever seen is no news', async () => {
  const customerId = await seedCustomer(db);
  const step = (day: number, stage: 'silent' | 'established' | 'returned' | 'lost') =>
    recordStages(db, day, [{ customerId, stage, since: '2026-01-01' }]);
  await step(TODAY, 'silent');
  expect(await kinds()).toEqual([]);
  await step(TODAY + 1, 'returned');
  await step(TODAY + 30, 'established');
  await step(TODAY + 90, 'silent');
  await step(TODAY + 91, 'silent');
  expect(await kinds()).toEqual(['customer.returned', 'customer.silent']);
  expect((await told())[1]?.facts).toMatchObject({ before: 'established', stage: 'silent' });
  await step(TODAY + 200, 'lost');
  expect(await kinds()).toHaveLength(2);
});

test('a customer that is lost at once is told of as silent', async () => {
  const customerId = await seedCustomer(db);
  await recordStages(db, TODAY, [{ customerId, stage: 'established', since: '2026-01-01' }]);
  await recordStages(db, TODAY + 90, [{ customerId, stage: 'lost', since: '2026-01-01' }]);
  expect(await told()).toMatchObject([
    { kind: 'customer.silent', facts: { before: 'established', stage: 'lost' } },
  ]);
});

test('an unsubscription is told of once, for every customer that the address belongs to', async () => {
  await seedPlanned(db, 2);
  await db.$client.query(`update contact set address_hash = 'one'`);
  const [message] = await readMessages(db);
  const linked = {
    messageId: message?.id ?? '',
    contactId: message?.contactId ?? 0,
    addressHashes: ['one'],
  } as unknown as Parameters<typeof unsubscribe>[1];
  await unsubscribe({ db, now }, linked, 'page');
  await unsubscribe({ db, now }, linked, 'one-click');
  expect(await told()).toEqual(
    Array(2).fill({ kind: 'contact.unsubscribed', facts: { reason: 'unsubscribed' } }),
  );
});
