import { expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import {
  aFacts,
  aReturn,
  COFFEE,
  CUPS,
  callsFrom,
  daysAgo,
  ordersEvery,
  TODAY,
  type ToldLine,
} from '../support/story.ts';

const RICH = 50_000;
const inRhythm = ordersEvery(30, { times: 8, last: 12 });
const goneSilent = ordersEvery(30, { times: 12, last: 120, cents: RICH });

function answerOf(decision: Decision, rule: string) {
  return decision.rules.find((answer) => answer.rule === rule);
}

test('two complaints in two weeks, where there were none, are a service call today', () => {
  const complaints = [3, 9].map((ago) => ({ openedOn: daysAgo(ago), closedOn: daysAgo(ago - 1) }));
  const { verdict, heldOut } = decide(aFacts({ orders: inRhythm, complaints }));
  expect(verdict).toMatchObject({ kind: 'call', purpose: 'service' });
  expect(heldOut).toBe(false);
});

test('service recovery is never held out, whatever the share', () => {
  const complaints = [{ openedOn: daysAgo(10), closedOn: null }];
  const careModel = { holdOut: { share: 1, salt: 'everybody' } };
  const decision = decide(aFacts({ orders: inRhythm, complaints, careModel }));
  expect(decision.verdict).toMatchObject({ kind: 'call', purpose: 'service' });
  expect(decision.heldOut).toBe(false);
  expect(answerOf(decision, 'service-call')?.because).toBe('complaint-left-open');
});

test('one fresh complaint is no call yet, but stops the reminder that was due', () => {
  const orders = ordersEvery(30, { times: 8, last: 28 });
  const decision = decide(aFacts({ orders, complaints: [{ openedOn: daysAgo(2), closedOn: null }] }));
  expect(decision.verdict).toEqual({ kind: 'wait', because: 'open-complaint', until: null });
  const closed = decide(aFacts({ orders, complaints: [{ openedOn: daysAgo(2), closedOn: daysAgo(1) }] }));
  expect(closed.verdict.kind).toBe('message');
});

test('an open service call stops selling, a retention call does not', () => {
  const orders = ordersEvery(30, { times: 8, last: 28 });
  const calls = { openSince: daysAgo(2), openPurpose: 'service' as const };
  expect(decide(aFacts({ orders, calls })).verdict).toMatchObject({ because: 'open-service-call' });
  const other = { openSince: daysAgo(2), openPurpose: 'retention' as const };
  expect(decide(aFacts({ orders, calls: other })).verdict.kind).toBe('message');
});

test('after a talk the same complaints raise no second call, a new one does', () => {
  const complaints = [{ openedOn: daysAgo(12), closedOn: null }];
  const calls = { coolDownUntil: daysAgo(5) + 30 };
  const talked = decide(aFacts({ orders: inRhythm, complaints, calls }));
  expect(answerOf(talked, 'service-call')).toMatchObject({ spoke: false, because: 'talked-lately' });
  const again = [...complaints, { openedOn: daysAgo(1), closedOn: null }];
  expect(decide(aFacts({ orders: inRhythm, complaints: again, calls })).verdict).toMatchObject({
    kind: 'call',
    purpose: 'service',
  });
});

test('two orders sent back within two weeks count like complaints', () => {
  const orders = [...inRhythm, ...aReturn(3), ...aReturn(8)];
  expect(decide(aFacts({ orders })).verdict).toMatchObject({ kind: 'call', purpose: 'service' });
});

test('a good customer that has been silent for four of its gaps is called, with its yearly value at stake', () => {
  const { verdict } = decide(aFacts({ orders: goneSilent }));
  expect(verdict).toMatchObject({ kind: 'call', purpose: 'retention', stakeCents: 12 * RICH });
  expect(verdict.kind === 'call' && verdict.signals[0]?.kind).toBe('silent');
});

test('below the stake the silent customer gets a mail instead of a call', () => {
  const decision = decide(aFacts({ orders: goneSilent, careModel: callsFrom(12 * RICH + 1) }));
  expect(decision.verdict).toMatchObject({ kind: 'message', messageKind: 'check-in' });
  expect(answerOf(decision, 'retention-call')).toMatchObject({ spoke: false, because: 'low-stake' });
});

test('nobody is called who was talked with lately', () => {
  const decision = decide(aFacts({ orders: goneSilent, calls: { coolDownUntil: TODAY + 3 } }));
  expect(decision.verdict.kind).toBe('wait');
  expect(answerOf(decision, 'retention-call')).toMatchObject({ because: 'talked-lately' });
});

test('an open call does not keep new reasons from being told', () => {
  const decision = decide(
    aFacts({ orders: goneSilent, calls: { openSince: daysAgo(3), openPurpose: 'retention' } }),
  );
  expect(decision.verdict).toMatchObject({ kind: 'call', purpose: 'retention' });
});

test('who has been gone for more than a year is neither called nor written to', () => {
  const decision = decide(aFacts({ orders: ordersEvery(30, { times: 12, last: 400, cents: RICH }) }));
  expect(decision.verdict.kind).toBe('wait');
  expect(answerOf(decision, 'check-in')?.because).toBe('long-gone');
});

/** A year of weekly orders of 230.00, and three months of what came after. */
const weeklyThen = (after: readonly ToldLine[]) => [
  ...ordersEvery(7, { times: 50, last: 91, cents: 23_000 }),
  ...after,
];

test('a weekly customer that has bought half as much for three months is called about the yearly loss', () => {
  const orders = weeklyThen(ordersEvery(7, { times: 13, last: 2, quantity: 3, cents: 11_500 }));
  const { verdict } = decide(aFacts({ orders }));
  expect(verdict).toMatchObject({ kind: 'call', purpose: 'retention' });
  expect(verdict.kind === 'call' && verdict.stakeCents).toBeCloseTo(600_000, -5);
});

test('a weekly customer that has ordered twice a week for three months is called for growth', () => {
  const orders = weeklyThen(ordersEvery(4, { times: 22, last: 2, cents: 23_000 }));
  expect(decide(aFacts({ orders })).verdict).toMatchObject({ kind: 'call', purpose: 'growth' });
});

test('a customer that takes up a new product group is called for growth', () => {
  const orders = [
    ...ordersEvery(30, { times: 12, last: 10, cents: 20_000 }),
    ...ordersEvery(30, { times: 3, last: 10, item: CUPS, cents: 20_000 }),
  ];
  const products = { [COFFEE]: { category: 'coffee' }, [CUPS]: { category: 'tableware' } };
  const decision = decide(aFacts({ orders, products }));
  expect(decision.verdict).toMatchObject({ kind: 'call', purpose: 'growth' });
  expect(answerOf(decision, 'growth-call')?.because).toBe('widening-at-stake');
});
