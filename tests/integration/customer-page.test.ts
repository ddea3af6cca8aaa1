import { beforeEach, describe, expect, test } from 'vitest';
import { setCadence } from '../../src/customers/cadence-store.ts';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { recordDecisions } from '../../src/nurture/decision-store.ts';
import { decisionTable } from '../../src/nurture/decision-table.ts';
import { explainCustomer } from '../../src/nurture/explain-customer.ts';
import { learnBaseInThread } from '../../src/nurture/learn-base-in-thread.ts';
import { reviewBatchTable, reviewRunTable } from '../../src/nurture/review-run-table.ts';
import { startThread } from '../../src/platform/start-thread.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { TODAY } from '../support/call-stories.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedOrders, seedProduct } from '../support/seed.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db, { as: ['care'] });
const CUSTOMER = 1;

beforeEach(async () => {
  await emptyDatabase(db);
  await seedDueCustomers(db, 1, TODAY);
});

const open = async (query = '') => (await app.inject({ url: `/console/customers/${CUSTOMER}${query}` })).body;

/** Writes down what the night would decide, as it does. */
async function decideTonight(): Promise<void> {
  const learnBase = learnBaseInThread(startThread);
  const found = await explainCustomer({ db, learnBase }, { customerId: CUSTOMER, day: TODAY });
  if (!found) throw new Error('The customer is there');
  await recordDecisions(db, [found.decision], (await readCareModel(db)).version);
}

describe('what a review decided', () => {
  test('stands there in one line with its day and its care model, and what holds now is called so', async () => {
    expect(await open()).toContain('No review has looked at this customer yet.');
    await decideTonight();
    const page = await open();
    expect(page).toContain('<p class="eyebrow">Now</p>');
    expect(page).toContain('by version 2 of the care model: A message: Reminder of usual items.');
    expect(page).not.toContain('What every rule answered then');
  });

  test('stands there as it was, with every rule, where the care model was changed after that night', async () => {
    await decideTonight();
    const { settings } = await readCareModel(db);
    const kindsOn = settings.kindsOn.filter((kind) => kind !== 'reorder-reminder');
    await saveCareModel(db, { ...settings, kindsOn }, 'test');
    const page = await open();
    expect(page).toContain('<h2>Nothing');
    expect(page).toContain('by version 2 of the care model: A message: Reminder of usual items.');
    const [now, then] = page.split('What every rule answered then');
    const deciding = /rule-deciding"><strong>([^<]*)</;
    expect(deciding.exec(then ?? '')?.[1]).toBe('Reminder of due items');
    expect(deciding.exec(now ?? '')?.[1]).not.toBe('Reminder of due items');
  });
});

describe('a night that found nothing to do', () => {
  /** What the night leaves of a customer for whom it does nothing. */
  async function reviewedOn(day: number): Promise<void> {
    const on = isoFromDay(day);
    await db.insert(reviewRunTable).values({ day: on, state: 'done', careModelVersion: 2 });
    const stretch = { fromCustomer: CUSTOMER, toCustomer: CUSTOMER };
    await db.insert(reviewBatchTable).values({ day: on, batch: 0, state: 'done', ...stretch });
  }

  test('stands there with its day, and every rule’s answer for that day is one press away', async () => {
    await reviewedOn(TODAY - 25);
    const page = await open();
    expect(page).toContain('by version 2 of the care model, found nothing to do for this customer.');
    expect(page).not.toContain('What every rule answers for');
    const asked = /href="(\/console\/customers\/1\?night=last)#why"/.exec(page)?.[1] ?? '';
    const night = (await app.inject({ url: asked })).body;
    const [now, then] = night.split('What every rule answers for');
    expect(then?.match(/<li class="rule/g)?.length).toBe(now?.match(/<li class="rule/g)?.length);
    const deciding = /rule-deciding"><strong>([^<]*)</;
    expect(deciding.exec(now ?? '')?.[1]).toBe('Reminder of due items');
    expect(deciding.exec(then ?? '')?.[1]).not.toBe('Reminder of due items');
  });

  test('does not hide what an earlier one decided to do, and that of today has its answers above', async () => {
    await decideTonight();
    await db.update(decisionTable).set({ day: isoFromDay(TODAY - 30) });
    await reviewedOn(TODAY);
    const page = await open();
    expect(page).toContain('found nothing to do for this customer. What every rule answers stands above.');
    expect(page).toContain('by version 2 of the care model: A message: Reminder of usual items.');
    expect(page).not.toContain('night=last');
  });
});

describe('the timeline', () => {
  test('tells every change of how often a contact hears from us, in words', async () => {
    const { rows } = await db.$client.query(`select id, name from contact where customer_id = ${CUSTOMER}`);
    const [{ id, name }] = rows;
    const on = (date: string) => new Date(`${date}T09:00:00Z`);
    await setCadence(db, id, { days: 30, pausedUntil: '2011-06-01' }, on('2011-03-01'));
    await setCadence(db, id, { days: null, pausedUntil: null }, on('2011-05-01'));
    const page = await open();
    for (const sentence of [
      'asked for a mail at most every 30 days',
      'asked for no mails until 1 June 2011',
      'left it to us again how often to write',
      'wants mails again',
    ])
      expect(page).toContain(`${name} ${sentence}`);
  });

  test('goes back to the first day, a stretch at a time, with nothing left out or told twice', async () => {
    const productId = await seedProduct(db, { name: 'Sack' });
    const days = Array.from({ length: 130 }, (_, i) => TODAY - 400 - i);
    await seedOrders(db, { customerId: CUSTOMER, productId, days });
    // Two on the day at which the first stretch would end.
    await seedOrders(db, { customerId: CUSTOMER, productId, days: days.slice(40, 60) });
    const told: string[] = [];
    let next: string | undefined = '';
    let stretches = 0;
    while (next !== undefined) {
      const page: string = await open(next);
      expect(page.includes('Back to the newest')).toBe(next !== '');
      told.push(...[...page.matchAll(/Order ([^:<]+): /g)].map(([, number]) => number ?? ''));
      next = /href="\/console\/customers\/1(\?before=[\d-]+)#timeline"/.exec(page)?.[1];
      stretches += 1;
    }
    expect(stretches).toBe(3);
    expect(told).toHaveLength(12 + 130 + 20);
    expect(new Set(told).size).toBe(told.length);
    expect(await open(`?before=${isoFromDay(TODAY - 4_000)}`)).toContain('Nothing older.');
    expect(await open('?before=yesterday')).toContain('Older');
  });
});
