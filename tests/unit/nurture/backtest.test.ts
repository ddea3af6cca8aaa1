import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplayLog } from '../../../src/nurture/backtest/replay-days.ts';
import type { Day } from '../../../src/shared/calendar-day.ts';
import { type ReplayLine, replayBooks, replayHere } from '../../support/replay-books.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const FIRST: Day = 15_000;
const FROM = FIRST + 330;
const TO = FROM + 45;

/** Customers that order each its own products at gaps of its own; some stop on the way. */
function trade(customers: number): ReplayLine[] {
  const next = seededRandom(7);
  const lines: ReplayLine[] = [];
  for (let customerId = 1; customerId <= customers; customerId++) {
    const gap = 8 + 22 * next();
    const until = next() < 0.3 ? FROM - 20 + 50 * next() : TO + 60;
    for (let day = FIRST + gap * next(); day < until; day += gap * (0.8 + 0.4 * next()))
      for (const productId of [1 + (customerId % 5), 6 + (customerId % 7)])
        if (next() < 0.8)
          lines.push({ customerId, productId, day: Math.floor(day), quantity: 1 + Math.floor(20 * next()) });
  }
  return lines;
}

const LINES = trade(24);
const asItWas = await replayHere(replayBooks(LINES), FROM, TO);

/** All that a replay had brought about by the evening of a day. */
function upTo(log: ReplayLog, day: Day): Partial<ReplayLog> {
  return {
    decided: log.decided.filter((one) => one.day <= day),
    flags: log.flags.filter((one) => one.day <= day),
    raised: log.raised.filter(({ raisedOn }) => raisedOn <= day),
    made: log.made.filter(({ madeOn }) => madeOn <= day),
    expired: log.expired.filter(({ expiredOn }) => expiredOn <= day),
  };
}

test('a replay writes, calls and notices silences, day after day', () => {
  expect(asItWas.decided.length).toBeGreaterThan(20);
  expect(asItWas.flags.length).toBeGreaterThan(3);
});

test('whatever happens later changes nothing before', async () => {
  const line = fc.record({
    customerId: fc.integer({ min: 1, max: 24 }),
    productId: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 0, max: 60 }),
    quantity: fc.integer({ min: -20, max: 200 }).filter((quantity) => quantity !== 0),
  });
  const future = fc.record({
    cut: fc.integer({ min: FROM, max: TO }),
    kept: fc.boolean(),
    more: fc.array(line, { maxLength: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(future, async ({ cut, kept, more }) => {
      const past = LINES.filter(({ day }) => kept || day < cut);
      const lines = [...past, ...more.map((one) => ({ ...one, day: cut + one.day }))];
      const log = await replayHere(replayBooks(lines), FROM, TO);
      expect(upTo(log, cut)).toEqual(upTo(asItWas, cut));
    }),
    { numRuns: 8 },
  );
});
