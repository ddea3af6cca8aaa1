import { expect, test } from 'vitest';
import { typeNumber } from '../../../src/words/type-number.ts';

test.each([
  ['1.5', 'en', '1.5'],
  ['1.5', 'fi', '1,5'],
  ['-0.25', 'sv', '-0,25'],
  ['12', 'fi', '12'],
  ['1.2.3', 'fi', '1.2.3'],
  ['see p. 4', 'fi', 'see p. 4'],
] as const)('%s stands in a field in %s as %s', (text, language, held) => {
  expect(typeNumber(text, language)).toBe(held);
});
