import { expect, test } from 'vitest';
import { clockOf } from '../../../src/console/calls/desk.ts';
import { speakerFor } from '../../../src/words/speaker.ts';
import { TEST_SUPPLIER } from '../../support/test-supplier.ts';

test.each([
  ['en', '11:58'],
  ['fi', '11.58'],
  ['sv', '11:58'],
] as const)('a time of day is written in %s as %s', (language, written) => {
  const reader = { speaker: speakerFor(language), supplier: TEST_SUPPLIER };
  expect(clockOf('2011-06-15T08:58:00Z', reader)).toBe(written);
});
