import { expect, test } from 'vitest';
import { stableHash } from '../../../src/shared/stable-hash.ts';

test('the hash of a text never changes, or customers would change sides', () => {
  expect(['', 'a', 'salt:41', 'salt:42'].map((text) => stableHash(text).toFixed(9))).toEqual([
    '0.668922188',
    '0.103526217',
    '0.579727818',
    '0.572296730',
  ]);
});

test('neighbouring texts are spread evenly', () => {
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 20_000; i++) {
    const tenth = Math.floor(stableHash(`salt:${i}`) * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(160);
});
