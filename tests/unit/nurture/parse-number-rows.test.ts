import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNumberRowParser } from '../../../src/nurture/parse-number-rows.ts';

function parse(columns: number, chunks: readonly Buffer[]): number[][] {
  const rows: number[][] = [];
  const feed = createNumberRowParser(columns, (row) => rows.push([...row]));
  for (const chunk of chunks) feed(chunk);
  return rows;
}

test('rows come out as they went in, wherever the stream is cut', () => {
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(
      fc.array(fc.array(number, { minLength: 3, maxLength: 3 })),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (rows, cuts) => {
        const text = Buffer.from(rows.map((row) => `${row.join('\t')}\n`).join(''));
        const chunks: Buffer[] = [];
        for (let at = 0; at < text.length; ) {
          const size = cuts.next().value as number;
          chunks.push(text.subarray(at, at + size));
          at += size;
        }
        // Minus zero is written as 0.
        expect(parse(3, chunks)).toEqual(rows.map((row) => row.map((value) => (value === 0 ? 0 : value))));
      },
    ),
  );
});

test('a row with a column too many or too few is loud', () => {
  expect(() => parse(2, [Buffer.from('1\t2\t3\n')])).toThrow('more than 2 columns');
  expect(() => parse(2, [Buffer.from('1\n')])).toThrow('1 columns, not 2');
});
