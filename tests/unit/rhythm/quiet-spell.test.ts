import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietDays, quietSpell } from '../../../src/rhythm/quiet-spell.ts';
import { wasQuietLastYear } from '../../../src/rhythm/was-quiet-last-year.ts';

const anyGaps = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 20 });

test('the longer a silence lasts the rarer it is, whatever the gaps', () => {
  fc.assert(
    fc.property(anyGaps, fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 90 }), (gaps, a, b, trade) => {
      const shorter = quietSpell(gaps, Math.min(a, b), trade);
      const longer = quietSpell(gaps, Math.max(a, b), trade);
      expect(longer.chance).toBeLessThanOrEqual(shorter.chance);
      expect(longer.timesPerYear).toBeLessThanOrEqual(shorter.timesPerYear);
      expect(shorter.chance).toBeLessThanOrEqual(1);
    }),
  );
});

test('a silence is as rare as asked for on the day that is worked out for it, and not before', () => {
  fc.assert(
    fc.property(
      anyGaps,
      fc.integer({ min: 1, max: 90 }),
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      (gaps, trade, perYear) => {
        const days = quietDays(gaps, trade, perYear);
        expect(quietSpell(gaps, days, trade).timesPerYear).toBeLessThan(perYear);
        if (days > 0.1) {
          expect(quietSpell(gaps, days - 0.1, trade).timesPerYear).toBeGreaterThanOrEqual(perYear);
        }
      },
    ),
  );
});

test('even gaps make the same silence rarer than uneven ones of the same mean', () => {
  const even = quietSpell(new Array(12).fill(20), 60, 20);
  const uneven = quietSpell([2, 38, 5, 35, 10, 30, 1, 39, 3, 37, 4, 36], 60, 20);
  expect(even.timesPerYear).toBeLessThan(uneven.timesPerYear / 4);
});

test('nobody is gone whose one gap proves little, but a frequent customer soon is', () => {
  expect(quietDays([30], 30, 0.5)).toBeGreaterThan(2 * quietDays(new Array(12).fill(30), 30, 0.5));
  expect(quietDays(new Array(12).fill(7), 30, 0.5)).toBeLessThan(quietDays(new Array(12).fill(30), 30, 0.5));
});

test('the chance is near what really happens to customers who order at random, on the careful side', () => {
  // A generator of our own: the same gaps in every run.
  let state = 7;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const gap = () => -20 * Math.log(next());
  let expected = 0;
  let happened = 0;
  for (let customer = 0; customer < 4000; customer++) {
    const spell = quietSpell(Array.from({ length: 12 }, gap), 60, 20);
    expected += spell.chance;
    if (gap() >= 60) happened++;
  }
  expect(expected / happened).toBeGreaterThan(1);
  expect(expected / happened).toBeLessThan(1.5);
});

test('a silence of last year excuses one as long at the same time of this year, and none that is longer', () => {
  const christmases = [0, 15, 30, 364, 379, 394];
  expect(wasQuietLastYear(christmases, 394 + 100)).toBe(true);
  expect(wasQuietLastYear(christmases, 394 + 330)).toBe(true);
  expect(wasQuietLastYear(christmases, 394 + 360)).toBe(false);
  expect(wasQuietLastYear([364, 379, 394], 394 + 100)).toBe(false);
  expect(wasQuietLastYear([], 100)).toBe(false);
});
