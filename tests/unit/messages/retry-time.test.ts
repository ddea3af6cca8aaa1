import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryTime } from '../../../src/messages/retry-time.ts';

const NOW = new Date('2026-11-10T08:00:00Z');
const FAR = new Date('2027-11-10T08:00:00Z');

/** Minutes until the next attempt; null when there is none. */
function minutes(attempt: number, other: { id?: string; hint?: number; bestBefore?: Date } = {}) {
  const { id = 'one', hint = null, bestBefore = FAR } = other;
  const next = retryTime(NOW, { id, attempt, afterSeconds: hint, bestBefore });
  return next && (next.getTime() - NOW.getTime()) / 60_000;
}

test('each wait is about twice the one before, up to eight hours, and never under half an hour', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 14 }), (id, attempt) => {
      const plain = Math.min(30 * 2 ** (attempt - 1), 480);
      const wait = minutes(attempt, { id }) ?? 0;
      expect(wait).toBeGreaterThanOrEqual(Math.max(30, plain * 0.8) - 0.01);
      expect(wait).toBeLessThanOrEqual(Math.max(45, plain * 1.2) + 0.01);
    }),
    { numRuns: 2_000 },
  );
});

test('mails refused together do not come back together, and each always gets the same answer', () => {
  const waits = Array.from({ length: 500 }, (_, n) => minutes(4, { id: `mail ${n}` }) ?? 0);
  expect(Math.min(...waits)).toBeLessThan(240 * 0.82);
  expect(Math.max(...waits)).toBeGreaterThan(240 * 1.18);
  expect(minutes(4, { id: 'mail 7' })).toBe(waits[7]);
});

test('a delay that the server named is kept, with ten seconds more, but never beyond four hours', () => {
  expect(minutes(3, { hint: 300 })).toBeCloseTo(5 + 1 / 6);
  expect(minutes(1, { hint: 9_000_000 })).toBeCloseTo(240 + 1 / 6);
});

test('a server that names a short delay for ever is not asked every few minutes for ever', () => {
  expect(minutes(4, { hint: 60 })).toBeGreaterThan(190);
});

test('after four days a mail is given up', () => {
  let waited = 0;
  let attempt = 1;
  for (let wait = minutes(attempt); wait !== null; wait = minutes(++attempt)) waited += wait;
  expect(waited / 60).toBeGreaterThan(80);
  expect(waited / 60).toBeLessThan(110);
});

test('a mail whose reason would be gone by then is not tried again', () => {
  const inOneHour = new Date(NOW.getTime() + 3_600_000);
  expect(minutes(1, { bestBefore: inOneHour })).toBeLessThanOrEqual(60);
  expect(minutes(2, { bestBefore: new Date(NOW.getTime() + 40 * 60_000) })).toBeNull();
  expect(minutes(1, { hint: 7_200, bestBefore: inOneHour })).toBeNull();
});
