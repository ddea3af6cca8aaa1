import { expect, test } from 'vitest';
import { sampleOf, WHOLE_BASE } from '../../../src/nurture/base-sample.ts';

test('the base of a supplier with a million order lines is learnt from all of them', () => {
  expect(sampleOf(0)).toEqual(WHOLE_BASE);
  expect(sampleOf(1_000_000)).toEqual(WHOLE_BASE);
});

test('a base of fifty million lines is learnt from as many as a base of one', () => {
  const { oneOf } = sampleOf(50_000_000);
  expect(50_000_000 / oneOf).toBeGreaterThan(1_000_000);
  expect(50_000_000 / oneOf).toBeLessThanOrEqual(1_200_000);
});
