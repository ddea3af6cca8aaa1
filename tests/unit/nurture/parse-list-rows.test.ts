import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createListRowParser } from '../../../src/nurture/parse-list-rows.ts';

type Row = readonly [key: number, ...lists: number[][]];

function parse(lists: number, chunks: readonly Buffer[]): Row[] {
  const rows: Row[] = [];
  const feed = createListRowParser(lists, (row) =>
    rows.push([row.key, ...row.lists.map((list) => list.slice(0, row.length))]),
  );
  for (const chunk of chunks) feed(chunk);
  return rows;
}

function written([key, ...lists]: Row): string {
  return `${[key, ...lists.map((list) => `{${list.join(',')}}`)].join('\t')}\n`;
}

test('rows come out as they went in, wherever the stream is cut', () => {
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const row = fc
    .integer({ min: 0, max: 8 })
    .chain((length) =>
      fc.tuple(
        fc.integer(),
        fc.array(number, { minLength: length, maxLength: length }),
        fc.array(number, { minLength: length, maxLength: length }),
      ),
    );
  fc.assert(
    fc.property(fc.array(row), fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (rows, cuts) => {
      const text = Buffer.from(rows.map(written).join(''));
      const chunks: Buffer[] = [];
      for (let at = 0; at < text.length; ) {
        const size = cuts.next().value as number;
        chunks.push(text.subarray(at, at + size));
        at += size;
      }
      // Minus zero is written as 0.
      const plain = (list: number[]) => list.map((value) => (value === 0 ? 0 : value));
      expect(parse(2, chunks)).toEqual(rows.map(([key, one, two]) => [key, plain(one), plain(two)]));
    }),
  );
});

test('a row of another shape is loud', () => {
  expect(() => parse(1, [Buffer.from('1\t{2}\t{3}\n')])).toThrow('another shape');
  expect(() => parse(2, [Buffer.from('1\t{2}\n')])).toThrow('another shape');
  expect(() => parse(2, [Buffer.from('1\t{2}\t{3,4}\n')])).toThrow('Lists of 1 and of 2 numbers');
  expect(() => parse(1, [Buffer.from('1\t2\n')])).toThrow('another shape');
});
