import { expect, test } from 'vitest';
import { sampleOf, WHOLE_BASE } from '../../../src/nurture/base-sample.ts';

test('the base of a supplier with a million order lines is learnt from all of them', () => {
  expect(sampleOf(0, 'base')).toEqual(WHOLE_BASE);
  expect(sampleOf(1_000_000, 'base')).toEqual(WHOLE_BASE);
});

test('a base of fifty million lines is learnt from as many as a base of one', () => {
  const { oneOf } = sampleOf(50_000_000, 'base');
  expect(50_000_000 / oneOf).toBeGreaterThan(1_000_000);
  expect(50_000_000 / oneOf).toBeLessThanOrEqual(1_200_000);
});

test('a forecast is never fitted to more than 600,000 lines, which is what its memory was measured with', () => {
  expect(sampleOf(577_000, 'forecast')).toEqual(WHOLE_BASE);
  for (const lines of [600_001, 1_000_000, 50_000_000])
    expect(lines / sampleOf(lines, 'forecast').oneOf).toBeLessThanOrEqual(600_000);
});
