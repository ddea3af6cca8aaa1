import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeFormula, unescapeFormula } from '../../../src/orders/escape-formula.ts';

test.each(['=1+1', '+cmd', '-x', '@SUM(A1)', '\t=1', ' =1', '＝1'])(
  'a spreadsheet does not run %j',
  (cell) => {
    expect(escapeFormula(cell)).toBe(`'${cell}`);
  },
);

test('a negative number stays a number', () => {
  expect(escapeFormula('-12,50')).toBe('-12,50');
});

test('what is escaped comes back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom("'", '=', '-', '1', 'a', ' ') });
  fc.assert(
    fc.property(cell, (text) => {
      expect(unescapeFormula(escapeFormula(text))).toBe(text);
    }),
  );
});
