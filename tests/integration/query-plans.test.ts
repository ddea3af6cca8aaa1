import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishReview } from '../../src/nurture/finish-review.ts';
import { readPurchaseColumns } from '../../src/nurture/history-store.ts';
import { refitBase } from '../../src/nurture/refit-base.ts';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { claimMSize } from '../support/plans/claim-m-size.ts';
import { LINES_A_CUSTOMER, MANY, seedMany } from '../support/plans/seed-many.ts';
import { type PlanStep, type SeenPlan, watchPlans } from '../support/plans/watch-plans.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const TODAY = dayFromIso('2026-05-18') as number;
const A_BATCH_IN_THE_MIDDLE = 20;

/** Statements that look at more than the customers of a batch, and why they may. */
const ACROSS_CUSTOMERS: readonly { says: string; because: string }[] = [
  { says: 'row_number() over (order by id)', because: 'cuts all customers into batches, once a night' },
  { says: 'from "customer" limit $1', because: 'asks whether there is anybody at all' },
  { says: 'with every_one as (', because: 'learns once a night how often each signal was right' },
  { says: 'max(updated_at) from product', because: 'knows by one look whether a product has changed' },
];
/** Joins by something else than the customer, and why they may. */
const NOT_BY_CUSTOMER: readonly { says: string; because: string }[] = [
  {
    says: 'same.address_hash',
    because: 'an address shared by customers gets a mail once in a while, not once each',
  },
];

/** Large tables whose rows do not say themselves whose they are, and by what they do. */
const HANGS_BY: Readonly<Record<string, string>> = {
  customer: 'is the customer',
  consent_event: 'its contact',
  message_item: 'its message',
  message_move: 'its message',
  suppression: 'an address, whoever has it',
};

const { db: plainDb, url } = await createTestDatabase();
const { db, plans } = watchPlans(url);
afterAll(() => db.$client.end());
let large: ReadonlySet<string>;

beforeAll(async () => {
  // Learnt from nothing: what is of the whole base is no part of these plans.
  await refitBase({ db: plainDb }, { today: TODAY });
  await seedMany(plainDb, TODAY);
  const { rows } = await plainDb.$client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= $1`,
    [MANY / 2],
  );
  large = new Set(rows.map(({ name }) => name));
  await claimMSize(plainDb, large);
  await startReview({ db }, { day: TODAY });
  await reviewBatch({ db }, { day: TODAY, batch: A_BATCH_IN_THE_MIDDLE });
  await finishReview({ db }, { day: TODAY });
}, 120_000);

test('the planner reckons with a hundred thousand customers and five million lines', async () => {
  const reckoned = async (table: string, where: string) => {
    const { rows } = await plainDb.$client.query<Record<'QUERY PLAN', [{ Plan: { 'Plan Rows': number } }]>>(
      `explain (format json) select from ${table} where ${where}`,
    );
    return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
  };
  const [customers, lines] = [10 * MANY, 10 * MANY * LINES_A_CUSTOMER];
  expect(await reckoned('customer', 'true')).toBeCloseTo(customers, -4);
  expect(await reckoned('order_line', 'true')).toBeCloseTo(lines, -6);
  const ofBatch = await reckoned('order_line', 'customer_id between 40001 and 40250');
  expect(ofBatch).toBeGreaterThan((250 * LINES_A_CUSTOMER) / 2);
  expect(ofBatch).toBeLessThan(250 * LINES_A_CUSTOMER * 2);
});

test('a night asks at least for lines, customers, contacts, mails, calls and stages', () => {
  const read = new Set(plans.flatMap(({ steps }) => steps.map((step) => step['Relation Name'])));
  for (const name of [
    'order_line',
    'customer',
    'contact',
    'message',
    'call_task',
    'stage_change',
    'decision',
  ])
    expect(read).toContain(name);
});

test('a night reads order lines from their index alone, in its order, and sorts none of them', () => {
  const ofLines = plans.filter(({ steps }) => steps.some(readsLines));
  expect(ofLines.length).toBeGreaterThan(0);
  for (const { statement, steps } of ofLines) {
    expect(steps.filter(readsLines).map(howItReads), statement).toEqual([
      'Index Only Scan of order_line_pkey',
    ]);
    if (!isNamed(ACROSS_CUSTOMERS, statement)) expect(steps.filter(sorts), statement).toEqual([]);
  }
});

test('a sample of customers is looked up one by one, each in the order of the index', async () => {
  const before = plans.length;
  const { days } = await readPurchaseColumns(db, TODAY, { oneOf: 50 });
  expect(days.length).toBe((MANY / 50) * 50);
  const ofLines = () => plans.slice(before).filter(({ steps }) => steps.some(readsLines));
  // The server tells its plan behind the last row.
  await waitUntil('the plan of the sample is told', () => ofLines().length > 0);
  const [lines] = ofLines();
  expect(lines?.steps.filter(readsLines).map(howItReads)).toEqual(['Index Only Scan of order_line_pkey']);
  expect(lines?.steps.find(readsLines)?.['Index Cond']).toContain('customer_id = ');
  expect(lines?.steps.filter(sorts)).toEqual([]);
});

test('nothing a night asks for reads a table of all customers from end to end', () => {
  const whole = plans
    .filter(({ statement }) => !isNamed(ACROSS_CUSTOMERS, statement))
    .flatMap(({ statement, steps }) =>
      steps.filter(readsAll).map((step) => `${step['Relation Name']}: ${statement.slice(0, 200)}`),
    );
  expect(whole).toEqual([]);
});

test('nothing a night asks for goes from one customer to another, but what is named', () => {
  const far = plans.flatMap(({ statement, steps }) =>
    isNamed(ACROSS_CUSTOMERS, statement)
      ? []
      : steps
          .filter((step) => leavesCustomer(step, statement))
          .map((step) => `${step['Relation Name']}: ${statement.slice(0, 200)}`),
  );
  expect(far).toEqual([]);
});

test('every table that grows with the customers says whose a row is', async () => {
  const { rows } = await plainDb.$client.query<{ name: string }>(
    `select table_name as name from information_schema.columns where column_name = 'customer_id'`,
  );
  const keyed = new Set(rows.map(({ name }) => name));
  expect([...large].filter((name) => !keyed.has(name)).sort()).toEqual(Object.keys(HANGS_BY).sort());
});

test('every exception is still needed', () => {
  for (const { says } of [...ACROSS_CUSTOMERS, ...NOT_BY_CUSTOMER])
    expect(plans.filter(({ statement }) => statement.includes(says)).length, says).toBeGreaterThan(0);
});

function isNamed(list: readonly { says: string }[], statement: SeenPlan['statement']): boolean {
  return list.some(({ says }) => statement.includes(says));
}

function readsLines(step: PlanStep): boolean {
  return step['Relation Name'] === 'order_line';
}

function howItReads(step: PlanStep): string {
  return `${step['Node Type']} of ${step['Index Name']}`;
}

function sorts(step: PlanStep): boolean {
  return step['Node Type'].includes('Sort');
}

function readsAll(step: PlanStep): boolean {
  return step['Node Type'] === 'Seq Scan' && large.has(step['Relation Name'] ?? '');
}

/** Rows of a large table are found by their customer, or by the contact or message of it. Suppressions are of addresses, and known to all. */
function leavesCustomer(step: PlanStep, statement: string): boolean {
  if (!large.has(step['Relation Name'] ?? '') || step['Node Type'] === 'ModifyTable') return false;
  const found = `${step['Index Cond'] ?? ''} ${step.Filter ?? ''}`;
  if (/customer_id|contact_id|message_id/.test(found) || step['Relation Name'] === 'suppression')
    return false;
  if (step['Relation Name'] === 'customer' && /\bid\b/.test(found)) return false;
  return !/address_hash/.test(found) || !isNamed(NOT_BY_CUSTOMER, statement);
}
