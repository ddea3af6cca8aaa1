import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryTime } from '../../../src/messages/retry-time.ts';

const NOW = new Date('2026-11-10T08:00:00Z');
const minutes = (attempt: number, hint: number | null = null, random = 0.5) =>
  (retryTime(NOW, attempt, hint, random).getTime() - NOW.getTime()) / 60_000;

test('each wait is twice the one before, up to eight hours', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((attempt) => minutes(attempt))).toEqual([30, 60, 120, 240, 480, 480, 480]);
});

test('chance moves a wait by a fifth at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const share = minutes(attempt, null, random) / minutes(attempt);
        expect(share).toBeGreaterThanOrEqual(0.8 - 1e-9);
        expect(share).toBeLessThanOrEqual(1.2 + 1e-9);
      },
    ),
  );
});

test('a delay that the server named is kept, with ten seconds more, but never beyond four hours', () => {
  expect(minutes(3, 300)).toBeCloseTo(5 + 1 / 6);
  expect(minutes(1, 9_000_000)).toBeCloseTo(240 + 1 / 6);
});
