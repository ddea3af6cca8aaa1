import { describe, expect, test } from 'vitest';
import { shareCalls } from '../../../src/calls/share-calls.ts';

const free = (name: string) => ({ name, assignedTo: null });
const heldBy = (name: string, id: number) => ({ name, assignedTo: { id } });
const share = (cards: ReturnType<typeof free | typeof heldBy>[], rooms: number[]) => {
  const { today, below } = shareCalls(
    cards,
    rooms.map((room, i) => ({ id: i + 1, room })),
  );
  return {
    today: today.map(({ card, personId }) => `${card.name}→${personId}`),
    below: below.map(({ name }) => name),
  };
};

describe('sharing calls', () => {
  test('the best cards go round, one each', () => {
    expect(share([free('a'), free('b'), free('c')], [2, 2])).toEqual({
      today: ['a→1', 'b→2', 'c→1'],
      below: [],
    });
  });

  test('what fits into nobody’s day lies below the cut, in order', () => {
    expect(share([free('a'), free('b'), free('c'), free('d')], [1, 1]).below).toEqual(['c', 'd']);
  });

  test('a card in somebody’s hand stays there, below the cut when that day is full', () => {
    expect(share([heldBy('a', 2), heldBy('b', 2), free('c')], [1, 1])).toEqual({
      today: ['a→2', 'c→1'],
      below: ['b'],
    });
  });

  test('with nobody to call, everything lies below the cut', () => {
    expect(share([free('a')], [])).toEqual({ today: [], below: ['a'] });
  });
});
