import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { registerCalls } from '../../src/cli/calls.ts';
import { registerReport } from '../../src/cli/report.ts';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { raiseFor, silent, TODAY } from '../support/call-stories.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const folder = await mkdtemp(join(tmpdir(), 'rytmi-report-'));
let now = new Date('2011-06-15T09:00:00Z');

afterAll(() => rm(folder, { recursive: true }));

async function rytmi(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  const deps = { db, supplier: TEST_SUPPLIER, now: () => now } as Deps;
  const program = new Command().exitOverride();
  registerCalls(program, async () => deps);
  registerReport(program, async () => deps);
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return printed.join('\n');
}

beforeEach(async () => {
  await emptyDatabase(db);
  now = new Date('2011-06-15T09:00:00Z');
  const customer = await seedCustomer(db);
  await raiseCalls(db, [raiseFor(customer, { signals: [silent], day: TODAY })]);
  const { rows } = await db.$client.query<{ id: number }>('select id from call_task');
  const done = ['calls', 'done', String(rows[0]?.id), '--reached', 'reached'];
  await rytmi(...done, '--reason-right', 'no', '--leaving', 'price');
  now = new Date('2011-07-01T09:00:00Z');
});

test('what was said of a reason stands in the report of the signals, with its definitions', async () => {
  const text = await rytmi('report', 'signals');
  expect(text).toContain('cannot tell yet (1 talk, answers: 1)');
  expect(text).toContain('Its calls count for 91');
  expect(text).toContain('none falls below 30');
  const { figures, trust } = JSON.parse(await rytmi('report', 'signals', '--json'));
  expect(figures).toMatchObject([{ kind: 'silent', talks: 1, wrong: 1 }]);
  expect(trust).toEqual({ silent: { right: 0, wrong: 1 } });
});

test('another word for whether the reason was right is refused with those that are known', async () => {
  await expect(
    rytmi('calls', 'done', '1', '--reached', 'reached', '--reason-right', 'maybe'),
  ).rejects.toThrow('--reason-right maybe is not one of yes, no, cannot-say');
});

test('the reasons for leaving are told by month', async () => {
  expect(await rytmi('report', 'reasons')).toContain('Price: 1 (June 2011 1)');
  expect(JSON.parse(await rytmi('report', 'reasons', '--json')).leaving).toMatchObject([{ name: 'price' }]);
});

test('the owner’s letter is shown and written down as it would be mailed, and nothing is sent', async () => {
  const file = join(folder, 'letter.html');
  const text = await rytmi('report', 'month', '--on', '2011-07-04', '--html', file);
  expect(text).toContain('Pohjan Tukku Oy in June 2011');
  expect(text).toContain('1 call was made, 1 answered.');
  expect(await readFile(file, 'utf8')).toContain('<!doctype html>');
  const { rows } = await db.$client.query('select from month_letter');
  expect(rows).toHaveLength(0);
});

test('what became of mails and calls is told by reason, with what each figure means', async () => {
  const text = await rytmi('report', 'touchpoints');
  expect(text).toContain('Came up 1, Made 1, Reached 1');
  expect(text).toContain('No mail has been planned yet');
  expect(text).toContain('Only calls made more than 90 days ago can be judged');
  expect(JSON.parse(await rytmi('report', 'touchpoints', '--json')).calls).toMatchObject([{ raised: 1 }]);
});

test('goals are told against their course, and without one that none is set', async () => {
  expect(await rytmi('report', 'goals')).toContain('No goal is set');
  const { settings } = await readCareModel(db);
  await saveCareModel(db, { ...settings, goals: { ordersRise: 0.05, churnMost: 0.08 } }, 'test');
  const text = await rytmi('report', 'goals');
  expect(text).toContain('Goal: 5 % more orders a year. Cannot tell yet');
  expect(text).toContain('1 July 2011: –');
  expect(text).toContain('not ordered for more than 180 days');
  expect(JSON.parse(await rytmi('report', 'goals', '--json'))).toMatchObject([
    { goal: 0.05 },
    { goal: 0.08 },
  ]);
});

test('customers by stage are told with what each stage means, by the thresholds of the care model', async () => {
  await db.$client.query(
    `insert into stage_change (customer_id, stage, from_day) select id, 'silent', '2011-06-10' from customer`,
  );
  const { settings } = await readCareModel(db);
  await saveCareModel(db, { ...settings, signals: { ...settings.signals, lostAfterDays: 210 } }, 'test');
  const text = await rytmi('report', 'stages');
  expect(text).toContain('1 July 2011: silent 1');
  expect(text).toContain('1 June 2011: none');
  expect(text).toContain('nothing ordered for more than 210 days');
});

test('the effect is printed by kind and by month with its intervals, and with what they mean', async () => {
  const first = new Date('2011-01-03T09:00:00Z');
  const productId = await seedProduct(db);
  for (let i = 0; i < 80; i += 1) {
    const customerId = await seedCustomer(db);
    const days = Array.from({ length: 12 }, (_, k) => TODAY - 330 + 28 * k + (i % 5));
    await seedOrders(db, { customerId, productId, days });
    await db.$client.query(
      `insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
       values ($1, $2::timestamptz::date, 'message', '{"messageKind": "check-in"}', $3, '[]', '[]', 0)`,
      [customerId, first.toISOString(), i % 2 === 0],
    );
  }
  const text = await rytmi('report', 'effect');
  expect(text).toMatch(/By kind of mail.*How are you getting on\n.*Orders per customer per year: [+−]\d/s);
  expect(text).toMatch(/Revenue per customer per year: [+−].* … /);
  expect(text).toMatch(/By month.*May 2011\n {4}Orders per customer: [+−]\d.* \([+−].* … /s);
  expect(text).not.toContain('January 2010');
  expect(text).toContain('no single month proves anything');
  expect(JSON.parse(await rytmi('report', 'effect', '--json'))).toMatchObject({
    look: 13,
    kinds: [{ kind: 'check-in' }],
  });
});
