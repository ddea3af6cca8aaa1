import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yearlyChurn } from '../../../src/nurture/coverage/churn.ts';
import { payback } from '../../../src/nurture/coverage/payback.ts';
import { survivalCurve } from '../../../src/nurture/coverage/survival-curve.ts';

const life = (days: number, lost: boolean) => ({ days, lost });

test('the curve of a small example is worked out by hand', () => {
  // 6 watched: one lost on day 10, one watched to day 20 only, two lost on day 30, two still there.
  const lives = [
    life(10, true),
    life(20, false),
    life(30, true),
    life(30, true),
    life(40, false),
    life(50, false),
  ];
  const [first, second, ...rest] = survivalCurve(lives);
  expect(rest).toEqual([]);
  expect(first).toMatchObject({ day: 10, atRisk: 6 });
  expect(first?.share).toBeCloseTo(5 / 6);
  expect(second).toMatchObject({ day: 30, atRisk: 4 });
  expect(second?.share).toBeCloseTo((5 / 6) * (2 / 4));
  // Greenwood: 1/(6·5) + 2/(4·2), on the log(−log) scale.
  const reach = (1.96 * Math.sqrt(1 / 30 + 2 / 8)) / -Math.log(5 / 12);
  expect(second?.low).toBeCloseTo((5 / 12) ** Math.exp(reach));
  expect(second?.high).toBeCloseTo((5 / 12) ** Math.exp(-reach));
});

test('whoever is lost, the curve only falls, and its interval holds it', () => {
  const anyLife = fc.record({ days: fc.integer({ min: 1, max: 900 }), lost: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyLife, { maxLength: 60 }), (lives) => {
      let before = 1;
      for (const { share, low, high } of survivalCurve(lives)) {
        expect(share).toBeLessThan(before);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
        before = share;
      }
    }),
  );
});

test('without customers watched for a year nothing is said of it', () => {
  expect(yearlyChurn(Array.from({ length: 50 }, () => life(200, false)))).toBeNull();
  const watched = [
    ...Array.from({ length: 30 }, () => life(400, false)),
    ...Array.from({ length: 10 }, () => life(250, true)),
  ];
  expect(yearlyChurn(watched)?.share).toBeCloseTo(0.25);
  expect(yearlyChurn(watched.slice(0, 30))).toMatchObject({ share: 0, high: 0.1 });
});

test('the effort is paid back by the margin of the rise, and is even where that equals it', () => {
  const inputs = {
    ...{ orderSizeRise: 0.1, orderFrequencyRise: 0, marginShare: 0.5, callCents: 1000 },
    ...{ callsPerCustomer: 2, personCents: 0, people: 0 },
  };
  const found = payback({ customers: 10, revenueCents: 1_000_000 }, inputs);
  expect(found).toMatchObject({ addedRevenueCents: 100_000, addedMarginCents: 50_000, effortCents: 20_000 });
  expect(found.months).toBeCloseTo(4.8);
  expect(found.breakEvenRise).toBeCloseTo(0.04);
  expect(payback({ customers: 0, revenueCents: 0 }, inputs)).toMatchObject({
    months: null,
    breakEvenRise: null,
  });
});
