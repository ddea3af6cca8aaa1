import { expect, test } from 'vitest';
import { measureProbabilities } from '../../../src/forecast/measure-probabilities.ts';

test('a perfect ranking has an area and a precision of one', () => {
  const { auc, averagePrecision } = measureProbabilities([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0]);
  expect({ auc, averagePrecision }).toEqual({ auc: 1, averagePrecision: 1 });
});

test('the figures of a ranking worked out by hand come out', () => {
  const { auc, averagePrecision, brier } = measureProbabilities([0.8, 0.6, 0.4, 0.2], [1, 0, 1, 0]);
  expect(auc).toBeCloseTo(3 / 4);
  expect(averagePrecision).toBeCloseTo((1 + 2 / 3) / 2);
  expect(brier).toBeCloseTo((0.04 + 0.36 + 0.36 + 0.04) / 4);
});

test('what is forecast alike is judged alike, in whatever order it stands', () => {
  const one = measureProbabilities([0.5, 0.5, 0.5, 0.5, 0.1], [1, 0, 0, 1, 0]);
  const other = measureProbabilities([0.5, 0.1, 0.5, 0.5, 0.5], [0, 0, 1, 1, 0]);
  expect(one).toEqual(other);
  expect(one.auc).toBeCloseTo((4 * 0.5 + 2) / 6);
  expect(one.averagePrecision).toBeCloseTo(0.5);
});

test('bins hold as many forecasts each, and the error is the mean distance from the truth', () => {
  const probabilities = Array.from({ length: 100 }, (_, i) => (i < 50 ? 0.2 : 0.6));
  const happened = probabilities.map((_, i) => (i % 10 < 4 ? 1 : 0));
  const { reliability, calibrationError } = measureProbabilities(probabilities, happened);
  expect(reliability.map(({ count }) => count)).toEqual(Array(10).fill(10));
  expect(calibrationError).toBeCloseTo(0.2);
});
