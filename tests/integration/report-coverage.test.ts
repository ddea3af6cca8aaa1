import { Command } from 'commander';
import { beforeEach, expect, test, vi } from 'vitest';
import { registerCoverage } from '../../src/cli/report/coverage.ts';
import { describeCoverage, describeCoverageShortly } from '../../src/cli/report/describe-coverage.ts';
import { readCareModel } from '../../src/nurture/care-model-store.ts';
import { measureCoverage } from '../../src/nurture/coverage/measure-coverage.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const TODAY = dayFromIso('2026-11-22') as number;
let productId: number;

beforeEach(async () => {
  await emptyDatabase(db);
  productId = await seedProduct(db);
});

async function seedLevel(careLevel: string, days: readonly number[], amountCents: number): Promise<void> {
  const customerId = await seedCustomer(db);
  await db.$client.query('update customer set care_level = $2 where id = $1', [customerId, careLevel]);
  await seedOrders(db, { customerId, productId, days: [...days], amountCents });
}

const monthly = Array.from({ length: 24 }, (_, i) => TODAY - 10 - 30 * i).reverse();
const stopped = monthly.filter((day) => day < TODAY - 300);

test('the customers of nobody stand beside those of somebody, with what they bring and how many are lost', async () => {
  await seedLevel('key', monthly, 100_000);
  for (let i = 0; i < 15; i += 1) await seedLevel('small', monthly, 10_000);
  for (let i = 0; i < 10; i += 1) await seedLevel('small', stopped, 10_000);
  const report = await measureCoverage({ db }, { today: TODAY });
  const [key, named, small] = report.levels;
  expect(key).toMatchObject({
    level: 'key',
    customers: 1,
    revenueCents: 1_200_000,
    averageOrderCents: 100_000,
  });
  expect(key).toMatchObject({ ordersAYear: 12, lostThisYear: 0, churn: null, satisfaction: null });
  expect(named).toMatchObject({ level: 'named', customers: 0, ordersAYear: null });
  // Ten stopped 310 days ago: they ordered within the year, and were lost in it, after 180 days.
  expect(small).toMatchObject({ level: 'small', customers: 25, lostThisYear: 10, revenueCents: 2_000_000 });
  expect(report.uncared.customerShare).toBeCloseTo(25 / 26);
  expect(report.uncared.revenueShare).toBeCloseTo(2_000_000 / 3_200_000);
  // Their first order lies 700 days back: all had their first year, and nobody was lost in it.
  expect(small?.churn?.share).toBe(0);
});

test('who came back and was lost again this year is among the lost of this year', async () => {
  await seedLevel('small', [TODAY - 900, TODAY - 500, TODAY - 300], 10_000);
  await seedLevel('small', [TODAY - 900, TODAY - 600, TODAY - 500, TODAY - 400, TODAY - 10], 10_000);
  const small = (await measureCoverage({ db }, { today: TODAY })).levels[2];
  // The first: its first long gap ended 720 days ago, the last 120 days ago. The second: its last one 220 days ago.
  expect(small?.lostThisYear).toBe(2);
});

test('returns and orders of the day itself do not count, and an empty base is said to be one', async () => {
  expect(describeCoverage(await measureCoverage({ db }, { today: TODAY }), TEST_SUPPLIER)).not.toContain(
    'NaN',
  );
  await seedLevel('small', [TODAY], 5_000);
  await seedLevel('small', [TODAY - 5], -5_000);
  expect((await measureCoverage({ db }, { today: TODAY })).customers).toBe(0);
});

test('other costs than those of the care model can be tried', async () => {
  await seedLevel('small', monthly, 10_000);
  const free = { callCents: 0, people: 0, marginShare: 0.5 };
  const { payback } = await measureCoverage({ db }, { today: TODAY, inputs: free });
  expect(payback).toMatchObject({ effortCents: 0, months: 0, inputs: { orderSizeRise: 0.05, ...free } });
});

test.each(LANGUAGES)('the whole report and its short form are said in %s', async (language) => {
  await seedLevel('small', monthly, 10_000);
  const report = await measureCoverage({ db }, { today: TODAY });
  const supplier = { ...TEST_SUPPLIER, language };
  for (const text of [describeCoverage(report, supplier), describeCoverageShortly(report, supplier)])
    expect(text).not.toMatch(/undefined|NaN|\{\{/);
});

test('figures given on the command line are reckoned with, and kept where that is asked for', async () => {
  await seedLevel('small', monthly, 10_000);
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const now = () => new Date(TODAY * 86_400_000);
  const run = (...options: string[]) => {
    const program = new Command();
    registerCoverage(program, async () => ({ db, now, supplier: TEST_SUPPLIER }) as Deps);
    return program.parseAsync(['coverage', ...options], { from: 'user' });
  };
  await run('--margin', '40', '--person-cost', '60000', '--people', '0,5');
  expect((await readCareModel(db)).settings.coverage.marginShare).toBe(0.25);
  await run('--margin', '40', '--person-cost', '60000', '--people', '0,5', '--save', '--json');
  const kept = (await readCareModel(db)).settings.coverage;
  expect(kept).toMatchObject({ marginShare: 0.4, personCents: 6_000_000, people: 0.5, callCents: 500 });
  expect(JSON.parse(String(said.mock.lastCall?.[0])).payback.inputs).toEqual(kept);
  await expect(run('--margin', 'much')).rejects.toThrow('--margin much is not a number from 0 on.');
  said.mockRestore();
});
