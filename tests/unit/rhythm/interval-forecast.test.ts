import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceWithin, NEVER_AGAIN } from '../../../src/rhythm/interval-forecast.ts';
import { normalShareBelow } from '../../../src/rhythm/normal-share-below.ts';
import type { Rhythm } from '../../../src/rhythm/rhythm.ts';

function aRhythm(usualGapDays: number | null, spreadDays: number, orderDays: number): Rhythm {
  const known = { source: 'own', orderDays, firstDay: 0, lastDay: 100, lateAfterDays: null } as const;
  return { ...known, confidence: 1, usualGapDays, spreadDays };
}

const gap = fc.double({ min: 1, max: 400, noNaN: true });
const spread = fc.double({ min: 0, max: 400, noNaN: true });
const orderDays = fc.integer({ min: 1, max: 200 });
const days = fc.integer({ min: 0, max: 3000 });

test('a chance lies between nothing and certainty and grows with the horizon', () => {
  fc.assert(
    fc.property(gap, spread, orderDays, days, days, (usual, sd, n, elapsed, horizon) => {
      const chance = chanceWithin(aRhythm(usual, sd, n), elapsed, horizon, NEVER_AGAIN.item) ?? -1;
      const longer = chanceWithin(aRhythm(usual, sd, n), elapsed, horizon + 10, NEVER_AGAIN.item) ?? -1;
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(longer).toBeGreaterThanOrEqual(chance);
      expect(longer).toBeLessThanOrEqual(1);
    }),
  );
});

test('long silence makes an order unlikely, whatever the rhythm', () => {
  const monthly = aRhythm(30, 5, 12);
  const chances = [30, 90, 180, 360].map((ago) => chanceWithin(monthly, ago, 90, NEVER_AGAIN.customer) ?? 1);
  expect(chances.toSorted((a, b) => b - a)).toEqual(chances);
  expect(chances[0]).toBeGreaterThan(0.9);
  expect(chances[3]).toBeLessThan(0.1);
});

test('a regular customer is surer to order around its day than an erratic one', () => {
  const at = (sd: number) => chanceWithin(aRhythm(30, sd, 12), 28, 10, NEVER_AGAIN.customer) ?? 0;
  expect(at(3)).toBeGreaterThan(at(30));
});

test('few even gaps prove less than many', () => {
  const at = (n: number) => chanceWithin(aRhythm(30, 1, n), 25, 10, 0) ?? 0;
  expect(at(20)).toBeGreaterThan(at(4));
});

test('half of the gaps are shorter than the usual one', () => {
  expect(chanceWithin(aRhythm(30, 12, 9), 0, 30, 0)).toBeCloseTo(0.5, 9);
});

test('where no gap is known there is no forecast', () => {
  expect(chanceWithin(aRhythm(null, 1, 1), 10, 10, NEVER_AGAIN.item)).toBeNull();
});

test('the normal share agrees with the tables', () => {
  expect([-1.96, -1, 0, 1, 1.96].map((z) => normalShareBelow(z).toFixed(4))).toEqual([
    '0.0250',
    '0.1587',
    '0.5000',
    '0.8413',
    '0.9750',
  ]);
});
