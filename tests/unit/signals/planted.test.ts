import { expect, test } from 'vitest';
import { loadBooks } from '../../bench/support/forecast/load-books.ts';
import { plantedComplaints } from '../../bench/support/planted-complaints.ts';
import { plantedLostItems } from '../../bench/support/planted-lost-items.ts';
import { type Found, plantedTrends } from '../../bench/support/planted-trends.ts';
import { plantedWidening } from '../../bench/support/planted-widening.ts';
import { day } from '../../support/story.ts';

const SAMPLE = new URL('../../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;
const { books, lastDay } = await loadBooks(SAMPLE, 'online-retail');
const ON = day('2011-02-01');

/** Of real customers, few and irregular as they are, the bounds are wide; the bench prints the figures of a whole base. */
const share = (found: Found, rule: 'rytmi' | 'plain' = 'rytmi') => found[rule] / Math.max(1, found.customers);
const sum = (all: readonly { found: Found }[]): Found => ({
  customers: all.reduce((total, { found }) => total + found.customers, 0),
  rytmi: all.reduce((total, { found }) => total + found.rytmi, 0),
  plain: all.reduce((total, { found }) => total + found.plain, 0),
});

test('of customers that have not changed next to none counts as shrinking or growing, while the plain rule names half', () => {
  const { unchanged, detected, list } = plantedTrends(books, { on: ON, delayDays: 90, base: 'shuffled' });
  expect(share(sum(unchanged))).toBeLessThan(0.02);
  expect(share(sum(unchanged), 'plain')).toBeGreaterThan(0.2);
  const halved = detected.filter(
    ({ change, buyer }) => change.by === -0.5 && change.what === 'size' && buyer === 'frequent',
  );
  expect(share(sum(halved))).toBeGreaterThan(0.05);
  expect(list.found.rytmi - list.right.rytmi).toBeLessThanOrEqual(3);
});

test('an item no longer bought is missed within four months, and few that are called lost come back soon', () => {
  const input = { on: day('2010-11-01'), delayDays: 120, lastDay };
  const { detected, listed, back } = plantedLostItems(books, input);
  expect(share(detected)).toBeGreaterThan(0.2);
  expect((back?.rytmi ?? 1) / (listed?.rytmi ?? 1)).toBeLessThan(0.5);
  expect(listed?.rytmi).toBeLessThan(0.8 * (listed?.plain ?? 0));
});

test('categories come across by chance are hardly ever widening, those taken up are found', () => {
  const { detected, shuffled } = plantedWidening(books, { on: ON, delayDays: 120 });
  expect(share(detected)).toBeGreaterThan(0.1);
  expect(share(shuffled)).toBeLessThan(0.06);
  expect(share(shuffled)).toBeLessThan(0.5 * share(shuffled, 'plain'));
});

test('returns on any day make half the alarms of the plain rule or fewer, three more in ten days are noticed', () => {
  const { three, shuffled } = plantedComplaints(books, { on: day('2011-06-01') });
  expect(share(three)).toBeGreaterThan(0.9);
  expect(shuffled.rytmi).toBeLessThan(0.5 * shuffled.plain);
});
