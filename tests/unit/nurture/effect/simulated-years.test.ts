import { expect, test } from 'vitest';
import { adjustedDifference, withoutGiants } from '../../../../src/nurture/effect/adjusted-difference.ts';
import { effectPeriod } from '../../../../src/nurture/effect/effect-period.ts';
import { judgeEffect, LOOK_WEEKS, lastLook } from '../../../../src/nurture/effect/judge-effect.ts';
import { EFFECT_MEASURES, judgeMeasures } from '../../../../src/nurture/effect/judge-measures.ts';
import { seededRandom } from '../../../support/seeded-random.ts';
import { normal, poisson } from '../../../support/simulated-customers.ts';
import { simulateYear } from '../../../support/simulated-years.ts';

const YEARS = 1_000;
const CUSTOMERS = 400;
/** A thousand years take some ten seconds of a processor, and longer beside other tests. */
const PATIENCE_MS = 180_000;
/** On the day of a look. */
const at = (look: number) => ({ look, weeks: look, among: 1 });

test(
  'over 1,000 years without any effect, looked at every week, fewer than 5 % ever say “proven” of anything',
  () => {
    const random = seededRandom(1);
    const years = Array.from({ length: YEARS }, () =>
      simulateYear({ random, customers: CUSTOMERS, plantedShare: 0 }),
    );
    expect(years.filter(({ provenIn }) => provenIn !== null).length / YEARS).toBeLessThan(0.05);
  },
  PATIENCE_MS,
);

test(
  'with a planted effect the intervals of a whole year hold it 95 times in 100, and it is found',
  () => {
    const random = seededRandom(2);
    const years = Array.from({ length: YEARS }, () =>
      simulateYear({ random, customers: CUSTOMERS, plantedShare: 0.3 }),
    );
    for (const measure of EFFECT_MEASURES)
      expect(years.filter(({ covered }) => covered[measure]).length / YEARS).toBeGreaterThan(0.95);
    expect(years.filter(({ provenIn }) => provenIn !== null).length / YEARS).toBeGreaterThan(0.7);
  },
  PATIENCE_MS,
);

test('three measures beside one another share the chance of a false claim, and more kinds share it on', () => {
  const rows = Array.from({ length: 200 }, (_, i) => ({
    ...{ heldOut: i % 5 === 0, days: 182, ordersBefore: 4, ordersAfter: i % 3 },
    ...{ centsBefore: 1_000, centsAfter: i % 4, keptBefore: 1, keptAfter: i % 2 },
  }));
  const widthOf = (kinds: number) => {
    const { orders } = judgeMeasures(rows, { look: 26, weeks: 26, kinds });
    return ((orders?.high ?? 0) - (orders?.low ?? 0)) / 2 / (orders?.standardError ?? 1);
  };
  // Eight looks, two sides, three measures: the normal quantile of 1 − 0.05 ÷ 48.
  expect(widthOf(1)).toBeCloseTo(3.078, 3);
  expect(widthOf(4)).toBeCloseTo(3.47, 2);
});

test('after two years the looks begin anew, and until the first of them the last one stands', () => {
  const first = 20_000;
  const seenAfter = (weeks: number) => effectPeriod(first, first + 7 * weeks);
  expect(seenAfter(3)).toMatchObject({ since: first, look: null, until: null, nextLook: 4 });
  expect(seenAfter(103)).toMatchObject({ since: first, look: 78, nextLook: 104 });
  expect(seenAfter(107)).toMatchObject({
    since: first,
    look: 104,
    until: first + 728,
    weeks: 107,
    nextLook: 108,
  });
  expect(seenAfter(108)).toMatchObject({
    since: first + 728,
    look: 4,
    until: first + 756,
    weeks: 4,
    nextLook: 8,
  });
  expect(seenAfter(400)).toMatchObject({ since: first + 3 * 728, look: 78, weeks: 88, nextLook: 104 });
});

test('what customers did before takes most of the spread away', () => {
  const random = seededRandom(3);
  const units = Array.from({ length: CUSTOMERS }, () => {
    const rate = 4 * Math.exp(0.8 * normal(random));
    return { heldOut: random() < 0.2, before: poisson(rate, random), after: poisson(rate, random) };
  });
  const blind = units.map((unit) => ({ ...unit, before: 0 }));
  const [with_, without] = [adjustedDifference(units), adjustedDifference(blind)];
  expect(with_?.standardError).toBeLessThan(0.7 * (without?.standardError ?? 0));
});

test('one giant does not decide', () => {
  const units = Array.from({ length: 200 }, (_, i) => ({
    heldOut: i % 5 === 0,
    before: 10,
    after: 10 + (i % 3),
  }));
  const giant = [...units, { heldOut: false, before: 10, after: 1e6 }];
  expect(Math.abs(adjustedDifference(withoutGiants(giant))?.difference ?? 99)).toBeLessThan(1);
});

test('before the first look, and with too few on a side, nothing is said', () => {
  expect(lastLook(3)).toBeNull();
  expect(lastLook(1_000)).toBe(LOOK_WEEKS.at(-1));
  expect(adjustedDifference([{ heldOut: true, before: 1, after: 1 }])).toBeNull();
});

test('one effect among many must be clearer to be proven: the bound is the normal quantile that they share', () => {
  const found = { difference: 3, standardError: 1, heldOutMean: 10, caredFor: 100, heldOut: 100 };
  expect(judgeEffect(found, at(26)).high - 3).toBeCloseTo(2.734, 3);
  expect(judgeEffect(found, at(26)).verdict).toEqual({ kind: 'proven', better: true });
  expect(judgeEffect(found, { ...at(26), among: 10 }).high - 3).toBeCloseTo(3.421, 3);
  expect(judgeEffect(found, { ...at(26), among: 10 }).verdict).toMatchObject({ kind: 'cannot-tell' });
});

test('a narrow interval round nothing says how small any effect must be; a wide one, when it may be told', () => {
  const found = { difference: 0.1, heldOutMean: 10, caredFor: 100, heldOut: 100 };
  expect(judgeEffect({ ...found, standardError: 0.1 }, at(52)).verdict).toMatchObject({
    kind: 'none-larger-than',
  });
  expect(judgeEffect({ ...found, difference: 1, standardError: 0.5 }, at(26)).verdict).toEqual({
    kind: 'cannot-tell',
    weeks: 26,
  });
  expect(judgeEffect({ ...found, difference: 0.01, standardError: 1 }, at(26)).verdict).toEqual({
    kind: 'cannot-tell',
    weeks: null,
  });
});

test('the weeks until it may be told count from today, also between two looks', () => {
  const found = { difference: 1, standardError: 0.5, heldOutMean: 10, caredFor: 100, heldOut: 100 };
  expect(judgeEffect(found, { look: 26, weeks: 35, among: 1 }).verdict).toEqual({
    kind: 'cannot-tell',
    weeks: 52 - 35,
  });
});
