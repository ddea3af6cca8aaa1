import { expect, test } from 'vitest';
import { rememberFigures } from '../../../src/nurture/remember-figures.ts';
import type { Database } from '../../../src/platform/database.ts';

/** Only told from others; nothing is asked of it. */
const someDatabase = () => ({}) as Database;

function openFigures() {
  const stand = { state: 'before', measured: 0, fails: false };
  const look = rememberFigures(
    async () => {
      stand.measured++;
      if (stand.fails) throw new Error('no connection');
      return stand.measured;
    },
    async () => stand.state,
  );
  return { stand, look };
}

test('figures are worked out once until what they rest on changes, or the day', async () => {
  const { stand, look } = openFigures();
  const db = someDatabase();
  expect(await Promise.all([look({ db }, 1), look({ db }, 1)])).toEqual([1, 1]);
  expect(await look({ db }, 1)).toBe(1);
  stand.state = 'after an import';
  expect(await look({ db }, 1)).toBe(2);
  expect(await look({ db }, 2)).toBe(3);
  expect(await look({ db: someDatabase() }, 2)).toBe(4);
});

test('what could not be worked out is tried anew at the next look', async () => {
  const { stand, look } = openFigures();
  const db = someDatabase();
  stand.fails = true;
  await expect(look({ db }, 1)).rejects.toThrow('no connection');
  stand.fails = false;
  expect(await look({ db }, 1)).toBe(2);
});
