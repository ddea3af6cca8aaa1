import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectDelimiter } from '../../../src/orders/csv/detect-delimiter.ts';
import { parseBlock } from '../../../src/orders/csv/parse-block.ts';
import { howOften } from '../../support/how-long.ts';

function parse(text: string, isLast = true) {
  const block = parseBlock(Buffer.from(text), ',', 1, isLast);
  return {
    records: block.records,
    lines: block.lines,
    unreadable: block.unreadable,
    rest: block.rest.toString(),
    raw: block.records.map((_, index) => block.raw(index)),
  };
}

test('a quoted line break belongs to its cell, and lines after it keep their numbers', () => {
  const { records, lines, raw } = parse('a,b\r\n1,"two\r\nlines"\r\n\r\n3,4\r\n');
  expect(records).toEqual([
    ['a', 'b'],
    ['1', 'two\r\nlines'],
    ['3', '4'],
  ]);
  expect(lines).toEqual([1, 2, 5]);
  expect(raw[1]).toBe('1,"two\r\nlines"');
});

test('an open quote costs its own line and no other', () => {
  const { records, unreadable } = parse('a,b\n1,"open\n2,x\n3,"good, too"\n4,y\n');
  expect(records).toEqual([
    ['a', 'b'],
    ['2', 'x'],
    ['3', 'good, too'],
    ['4', 'y'],
  ]);
  expect(unreadable).toEqual([{ line: 2, raw: '1,"open' }]);
});

test('a stray quote inside a cell costs its own line and no other', () => {
  const { records, unreadable } = parse('a,b\n1,7" single\n2,x\n');
  expect(records).toEqual([
    ['a', 'b'],
    ['2', 'x'],
  ]);
  expect(unreadable.map(({ line }) => line)).toEqual([2]);
});

test('a record cut by the end of a block is carried into the next', () => {
  const { records, rest, unreadable } = parse('a,b\n1,"to be\n', false);
  expect(records).toEqual([['a', 'b']]);
  expect(rest).toBe('1,"to be\n');
  expect(unreadable).toEqual([]);
});

test('a quote open for longer than any record is given up before the file ends', () => {
  const filler = 'x,y\n'.repeat(40_000);
  const { records, unreadable } = parse(`a,b\n1,"open\n${filler}`, false);
  expect(unreadable.map(({ line }) => line)).toEqual([2]);
  expect(records).toHaveLength(40_001);
});

test('every line is in a record, unreadable or blank, whatever stands in it', () => {
  const piece = fc.constantFrom('a', '"', ',', '\n', '\r\n', '""', 'ä', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const { raw, unreadable } = parse(text);
      const kept = [...raw, ...unreadable.map((line) => line.raw)].join('').replaceAll(/[\r\n]/g, '');
      expect([...kept].sort().join('')).toBe([...text.replaceAll(/[\r\n]/g, '')].sort().join(''));
    }),
    { numRuns: howOften({ short: 2_000, long: 20_000 }) },
  );
});

test('the delimiter is the mark the header uses most, outside quotes', () => {
  expect(detectDelimiter('a;b;c')).toBe(';');
  expect(detectDelimiter('a,b,c')).toBe(',');
  expect(detectDelimiter('a\tb')).toBe('\t');
  expect(detectDelimiter('"a,b,c";d')).toBe(';');
});
