import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCalls } from '../../../src/decisions/rank-calls.ts';

const call = fc.record({
  purpose: fc.constantFrom('service' as const, 'follow-up' as const, 'retention' as const, 'growth' as const),
  stakeCents: fc.nat(),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  raisedOn: fc.nat(),
});

test('a likely loss of a middling customer goes before an unlikely one of a great customer', () => {
  const great = { purpose: 'growth' as const, stakeCents: 1_000_000, probability: 0.1, raisedOn: 1 };
  const middling = { purpose: 'retention' as const, stakeCents: 300_000, probability: 0.9, raisedOn: 2 };
  expect(rankCalls([great, middling], 1)).toEqual({ today: [middling], later: [great] });
});

test('among equals the longest open goes first', () => {
  const older = { purpose: 'retention' as const, stakeCents: 100, probability: 0.5, raisedOn: 1 };
  const newer = { ...older, raisedOn: 2 };
  expect(rankCalls([newer, older], 1).today).toEqual([older]);
});

test('a promise comes first, then what went wrong at however small a customer, then the worthiest', () => {
  const worthiest = { purpose: 'retention' as const, stakeCents: 1_000_000, probability: 1, raisedOn: 1 };
  const service = { purpose: 'service' as const, stakeCents: 0, probability: 0.95, raisedOn: 9 };
  const promised = { purpose: 'follow-up' as const, stakeCents: 0, probability: 0, raisedOn: 9 };
  expect(rankCalls([worthiest, service, promised], 2)).toEqual({
    today: [promised, service],
    later: [worthiest],
  });
});

test('nothing gets lost, and today is never longer than the capacity', () => {
  fc.assert(
    fc.property(fc.array(call), fc.integer({ min: -1, max: 20 }), (calls, capacity) => {
      const { today, later } = rankCalls(calls, capacity);
      expect(today.length).toBe(Math.min(calls.length, Math.max(0, capacity)));
      expect(today.length + later.length).toBe(calls.length);
      expect(new Set([...today, ...later])).toEqual(new Set(calls));
    }),
  );
});
