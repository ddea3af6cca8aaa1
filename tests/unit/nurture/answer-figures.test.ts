import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerFigures, figuresBy } from '../../../src/nurture/satisfaction/answer-figures.ts';
import type { AskedRow } from '../../../src/nurture/satisfaction/asked-store.ts';
import { meanInterval } from '../../../src/nurture/satisfaction/mean-interval.ts';
import { wilson } from '../../../src/nurture/satisfaction/wilson.ts';
import { seededRandom } from '../../support/seeded-random.ts';

function asked(score: number | null, more: Partial<AskedRow> = {}): AskedRow {
  return {
    level: 'small',
    stage: 'established',
    industry: null,
    scale: 'numbers',
    score,
    doubtful: false,
    ...more,
  };
}

function times(count: number, row: AskedRow): AskedRow[] {
  return Array.from({ length: count }, () => row);
}

test('Wilson’s interval is the one of the books, and stays between 0 and 1', () => {
  // Newcombe 1998, table I: 81 of 263 and 0 of 20.
  const found = wilson(81, 263);
  expect(found.low).toBeCloseTo(0.2553, 4);
  expect(found.high).toBeCloseTo(0.3662, 4);
  expect(wilson(0, 20).low).toBe(0);
  expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (hits, all) => {
      if (hits > all) return;
      const { share, low, high } = wilson(hits, all);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(share + 1e-12);
      expect(high).toBeGreaterThanOrEqual(share - 1e-12);
    }),
  );
});

test.each([
  ['crowding at the top', [2, 5, 7, 8, 8, 9, 9, 10]],
  ['content but for one in eight', [8, 9, 10, 10, 10, 10, 10, 1]],
  ['spread evenly', [5, 6, 7, 8, 9]],
])(
  'the interval of a mean of ten answers, %s, holds the truth at least 95 times in a hundred',
  (_, marks) => {
    const random = seededRandom(7);
    const truth = marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
    const WORLDS = 4_000;
    let held = 0;
    for (let world = 0; world < WORLDS; world++) {
      const drawn = Array.from({ length: 10 }, () => marks[Math.floor(random() * marks.length)] ?? 0);
      const { mean, low, high } = meanInterval(drawn, { from: 0, to: 10 });
      expect(low <= mean && mean <= high).toBe(true);
      if (low <= truth && truth <= high) held++;
    }
    expect(held / WORLDS).toBeGreaterThanOrEqual(0.95);
  },
);

test('silence is never counted as content, and stands beside what the silent order', () => {
  const rows = [
    ...times(10, asked(9)),
    ...times(2, asked(3, { stage: 'fading' })),
    ...times(20, asked(null)),
    ...times(8, asked(null, { stage: 'silent' })),
  ];
  const figures = answerFigures(rows);
  expect(figures).toMatchObject({
    asked: 40,
    answered: 12,
    content: { share: 10 / 12 },
    answerShare: { share: 0.3 },
    silent: { customers: 28, orderingLess: 8 },
    answeredOrderingLess: 2,
  });
});

test('with few answers it cannot be told yet, and doubtful ones make no answer', () => {
  const rows = [...times(9, asked(10)), ...times(5, asked(null, { doubtful: true }))];
  expect(answerFigures(rows)).toMatchObject({ answered: 9, doubtful: 5, content: null, mean: null });
});

test('faces and numbers are laid on one scale', () => {
  const rows = [...times(10, asked(10)), ...times(10, asked(1, { scale: 'faces' }))];
  expect(answerFigures(rows).mean?.mean).toBeCloseTo(7.5);
});

test('groups stand with the most asked first', () => {
  const rows = [asked(9, { industry: '56.10' }), ...times(3, asked(2))];
  expect(figuresBy(rows, ({ industry }) => industry).map(({ name }) => name)).toEqual([null, '56.10']);
});
