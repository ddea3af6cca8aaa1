import { expect, test } from 'vitest';
import { parseNumber } from '../../../src/orders/parse-number.ts';

test.each([
  ['12', 'either', 12],
  ['-3', 'either', -3],
  ['\u22123', 'either', -3],
  ['2,95', 'either', 2.95],
  ['2.95', 'either', 2.95],
  ['0,125', 'either', 0.125],
  ['1 234,50', 'either', 1234.5],
  ['1\u00a0234\u202f567', 'either', 1_234_567],
  ['1.234', 'either', 'doubtful'],
  ['1,234', 'either', 'doubtful'],
  ['1,234', '.', 1234],
  ['1,234.5', '.', 1234.5],
  ['1.234', '.', 1.234],
  ['1.234', ',', 1234],
  ['1.234,5', ',', 1234.5],
  ['1,234', ',', 1.234],
  ['1.5', ',', null],
  ['1,5', '.', null],
  ['12 €', 'either', null],
  ['1e5', 'either', null],
  ['0x10', 'either', null],
  ['--3', 'either', null],
  ['Infinity', 'either', null],
] as const)('%s with decimal mark %s reads as %s', (text, mark, expected) => {
  expect(parseNumber(text, mark)).toBe(expected);
});
