import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCalls } from '../../../src/decisions/rank-calls.ts';

const call = fc.record({
  stakeCents: fc.nat(),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  raisedOn: fc.nat(),
});

test('a likely loss of a middling customer goes before an unlikely one of a great customer', () => {
  const great = { stakeCents: 1_000_000, probability: 0.1, raisedOn: 1 };
  const middling = { stakeCents: 300_000, probability: 0.9, raisedOn: 2 };
  expect(rankCalls([great, middling], 1)).toEqual({ today: [middling], later: [great] });
});

test('among equals the longest open goes first', () => {
  const older = { stakeCents: 100, probability: 0.5, raisedOn: 1 };
  const newer = { ...older, raisedOn: 2 };
  expect(rankCalls([newer, older], 1).today).toEqual([older]);
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
