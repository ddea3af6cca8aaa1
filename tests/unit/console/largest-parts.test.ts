import { expect, test } from 'vitest';
import { largestParts } from '../../../src/console/charts/largest-parts.ts';

const part = (name: string, ...counts: number[]) => ({ name, counts });

test('as many parts as there are colours stay as they are, largest first, and empty ones are left out', () => {
  expect(largestParts([part('a', 1, 0), part('b', 0, 0), part('c', 2, 2)], 'Others')).toEqual([
    part('c', 2, 2),
    part('a', 1, 0),
  ]);
});

test('what is beyond the colours stands together, month by month, and nothing is lost', () => {
  const parts = [5, 4, 3, 2, 1, 1].map((count, place) => part(`kind ${place}`, count, place));
  const drawn = largestParts(parts, 'Others');
  expect(drawn.map(({ name }) => name)).toEqual(['kind 5', 'kind 0', 'kind 1', 'kind 2', 'Others']);
  expect(drawn.at(-1)?.counts).toEqual([3, 7]);
});

test('others that were put together before are never drawn as a kind of their own beside the others', () => {
  const parts = [part('Others', 9), ...[5, 4, 3, 2, 1].map((count, place) => part(`kind ${place}`, count))];
  const drawn = largestParts(parts, 'Others');
  expect(drawn.map(({ name }) => name)).toEqual(['kind 0', 'kind 1', 'kind 2', 'kind 3', 'Others']);
  expect(drawn.at(-1)?.counts).toEqual([10]);
});
