import { beforeEach, expect, test } from 'vitest';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { recordOutcome } from '../../src/calls/record-outcome.ts';
import { readOutcomeForm } from '../../src/console/calls/read-outcome-form.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { explainCustomer } from '../../src/nurture/explain-customer.ts';
import { readJudgedReason } from '../../src/nurture/judged-signals/judged-reason-store.ts';
import {
  readSignalFigures,
  readSignalTrust,
  trustOfFigures,
} from '../../src/nurture/judged-signals/signal-store.ts';
import { closeComplaints } from '../../src/orders/open-complaint-store.ts';
import { type Day, isoFromDay } from '../../src/shared/calendar-day.ts';
import { raiseFor, silent, TODAY } from '../support/call-stories.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
const deps = { db, settings: DEFAULT_CARE_MODEL.calls, closeComplaints };
const AGO = TODAY - 150;
type Right = 'yes' | 'no' | 'cannot-say' | null;

beforeEach(() => emptyDatabase(db));

async function talk(reasonRight: Right, { on = AGO, orderOn }: { on?: Day; orderOn?: Day } = {}) {
  const customerId = await seedCustomer(db);
  if (orderOn !== undefined) {
    const productId = await seedProduct(db);
    await seedOrders(db, { customerId, productId, days: [orderOn] });
  }
  await raiseCalls(db, [raiseFor(customerId, { day: on })]);
  const { rows } = await db.$client.query<{ id: number }>('select max(id) as id from call_task');
  const heard = { mood: null, leavingReason: null, note: null, followUpOn: null, complaintClosed: false };
  const who = { taskId: rows[0]?.id ?? 0, byPerson: null, today: on, attemptsSeen: null };
  const recorded = await recordOutcome(deps, { ...heard, ...who, reached: 'reached', reasonRight });
  expect(recorded.ok).toBe(true);
  return customerId;
}

async function leaveAlone(orderOn: Day | null) {
  const customerId = await seedCustomer(db);
  const productId = await seedProduct(db);
  if (orderOn !== null) await seedOrders(db, { customerId, productId, days: [orderOn] });
  const verdict = { kind: 'call', purpose: 'retention', signals: [silent], stakeCents: 1, probability: 1 };
  for (const day of [AGO, AGO + 30])
    await db.$client.query(
      `insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
       values ($1, $2, 'call', $3, true, '[]', '[]', 1)`,
      [customerId, isoFromDay(day), JSON.stringify(verdict)],
    );
}

test('each answer is counted for the finding the call was about, and only for that', async () => {
  for (const answer of ['yes', 'yes', 'no', 'cannot-say', null] as const) await talk(answer);
  expect(await readSignalFigures(db, TODAY)).toMatchObject([
    { kind: 'silent', talks: 5, right: 2, wrong: 1, cannotSay: 1 },
  ]);
});

test('who was called or left alone is followed for ninety days, each customer left alone once', async () => {
  await talk('yes', { orderOn: AGO + 20 });
  await talk('yes', { orderOn: AGO + 120 });
  await talk('yes', { on: TODAY - 10, orderOn: TODAY - 5 });
  await leaveAlone(AGO + 40);
  await leaveAlone(null);
  const [figures] = await readSignalFigures(db, TODAY);
  expect(figures).toMatchObject({
    called: { customers: 2, ordered: 1 },
    leftAlone: { customers: 2, ordered: 1 },
  });
  expect(figures?.called.cents).toBeGreaterThan(0);
});

test('a call that nobody made or nobody answered counts like one that was, from the day it was raised', async () => {
  await talk('yes', { orderOn: AGO + 20 });
  const customerId = await seedCustomer(db);
  await raiseCalls(db, [raiseFor(customerId, { day: AGO })]);
  const [figures] = await readSignalFigures(db, TODAY);
  expect(figures).toMatchObject({ talks: 1, right: 1, called: { customers: 2, ordered: 1 } });
});

test('a time that ends today is not over: today’s orders are not in yet', async () => {
  const customerId = await seedCustomer(db);
  const usualGapDays = 120;
  const slow = { ...silent, evidence: { ...silent.evidence, usualGapDays } } as typeof silent;
  await raiseCalls(db, [raiseFor(customerId, { day: TODAY - usualGapDays, signals: [slow] })]);
  expect((await readSignalFigures(db, TODAY))[0]?.called.customers).toBe(0);
  expect((await readSignalFigures(db, TODAY + 1))[0]?.called.customers).toBe(1);
});

test('what a person says today changes tomorrow’s ranking and not today’s', async () => {
  await talk('no', { on: TODAY });
  expect(await readSignalTrust(db, TODAY)).toEqual({});
  expect(await readSignalTrust(db, TODAY + 1)).toEqual({ silent: { right: 0, wrong: 1 } });
});

test('who was left alone and ordered anyway speaks against the silence found', async () => {
  await leaveAlone(AGO + 40);
  await leaveAlone(null);
  const figures = await readSignalFigures(db, TODAY);
  expect(trustOfFigures(figures)).toEqual({ silent: { right: 1, wrong: 1 } });
});

test('a review is told, and the briefing of the call it raises tells on', async () => {
  for (let i = 0; i < 40; i += 1) await talk('no');
  const customerId = await seedCustomer(db);
  const productId = await seedProduct(db);
  const days = Array.from({ length: 14 }, (_, k) => TODAY - 500 + 30 * k);
  await seedOrders(db, { customerId, productId, days, amountCents: 90_000 });
  const explained = await explainCustomer({ db }, { customerId, day: TODAY });
  expect(explained?.review.facts.trust).toEqual({ silent: { right: 0, wrong: 40 } });
  const rule = explained?.decision.rules.find(({ spoke }) => spoke);
  expect(rule).toMatchObject({ rule: 'retention-call', numbers: { saidRight: 0, judged: 40, counts: 30 } });
  await db.$client.query(
    `insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
     values ($1, $2, 'call', '{}', false, '[]', $3, 1)`,
    [customerId, isoFromDay(TODAY), JSON.stringify(explained?.decision.rules)],
  );
  const card = { customerId, raisedOn: TODAY, purpose: 'retention' } as const;
  expect(await readJudgedReason(db, card)).toEqual({ right: 0, judged: 40, share: 0.3 });
});

test('only a talk tells whether the reason was right', async () => {
  const customerId = await seedCustomer(db);
  await raiseCalls(db, [raiseFor(customerId)]);
  const { rows } = await db.$client.query<{ id: number }>('select max(id) as id from call_task');
  const heard = { mood: null, leavingReason: null, note: null, followUpOn: null, complaintClosed: false };
  const who = { taskId: rows[0]?.id ?? 0, byPerson: null, today: TODAY, attemptsSeen: null };
  const record = { ...heard, ...who, reached: 'not-reached', reasonRight: 'no' } as const;
  expect(await recordOutcome(deps, record)).toMatchObject({ ok: false, problem: 'heard-without-talk' });
});

test('the page says what can be told, and where it cannot be told yet', async () => {
  for (let i = 0; i < 12; i += 1) await talk(i < 3 ? 'yes' : 'no', { orderOn: AGO + 20 });
  const url = '/console/results/signals';
  const { body, statusCode } = await app.inject({ method: 'GET', url, headers: { host: 'localhost:3000' } });
  expect(statusCode).toBe(200);
  expect(body).toContain('Right in 3 of 12 talks');
  expect(body).toContain('cannot tell yet (0 left alone, 12 for whom a call came up');
  expect(body).toContain('count for 59');
  expect(body.match(/<svg aria-hidden="true"/g)).toHaveLength(2);
  expect(body).toMatch(/<th scope="row">Silent<\/th><td class="number">12<\/td><td class="number">3<\/td>/);
  const csv = await app.inject({ url: `${url}.csv`, headers: { host: 'localhost:3000' } });
  expect(csv.body).toContain('"Silent",12,3,9,0,12,12,');
  expect(body).toContain('<details>');
});

test('the form of a call tells whether its reason was right, and may be left without an answer', async () => {
  const sent = { reached: 'reached', attempts: '0' };
  expect(readOutcomeForm({ ...sent, reasonRight: 'no' })?.reasonRight).toBe('no');
  expect(readOutcomeForm(sent)?.reasonRight).toBeNull();
  expect(readOutcomeForm({ ...sent, reasonRight: 'perhaps' })).toBeNull();
});
