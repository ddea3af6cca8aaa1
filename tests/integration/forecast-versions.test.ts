import { beforeEach, expect, test } from 'vitest';
import type { ForecastFit } from '../../src/forecast/fit-forecast.ts';
import type { ForecastQuality } from '../../src/forecast/forecast-quality.ts';
import { fitInThread } from '../../src/nurture/fit-in-thread.ts';
import type { Fit, FitTask } from '../../src/nurture/fit-task.ts';
import { listForecasts, readForecast } from '../../src/nurture/forecast-version-store.ts';
import { loadReviewContext } from '../../src/nurture/load-review-context.ts';
import { refitForecast } from '../../src/nurture/refit-forecast.ts';
import { readStatus } from '../../src/nurture/status-store.ts';
import { startThread } from '../../src/platform/start-thread.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const SUNDAY = dayFromIso('2026-11-22') ?? 0;
const now = () => new Date('2026-11-22T02:00:00Z');

beforeEach(() => emptyDatabase(db));

function quality(averagePrecision: number): ForecastQuality {
  const plain = {
    count: 900,
    happened: 90,
    auc: 0.7,
    averagePrecision: 0.1,
    brier: 0.05,
    calibrationError: 0,
  };
  return {
    cuts: [SUNDAY - 30],
    horizonDays: 30,
    forecast: { ...plain, averagePrecision },
    plain,
    reliability: [],
  };
}

/** A fit that comes out as good as this, and notes what it was given. */
function fitOf(averagePrecision: number): { fit: Fit; tasks: FitTask[] } {
  const tasks: FitTask[] = [];
  const fit: Fit = async (task) => {
    tasks.push(task);
    const { on: madeOn, itemHorizonDays, customerHorizonDays } = task.input;
    const model = {
      madeOn,
      items: { horizonDays: itemHorizonDays },
      customers: { horizonDays: customerHorizonDays },
    };
    // A model of the fit's own making: what is stored and read is all that matters here.
    return {
      kind: 'fitted',
      model,
      quality: { items: quality(averagePrecision), customers: quality(averagePrecision) },
    } as unknown as ForecastFit;
  };
  return { fit, tasks };
}

const learn = (day: number, averagePrecision: number) =>
  refitForecast({ db, now, fit: fitOf(averagePrecision).fit }, { today: day });

test('the first forecast comes into use, from the day it was made on', async () => {
  expect(await learn(SUNDAY, 0.16)).toMatchObject({ name: '2026-11-22', state: 'used' });
  expect(await readForecast(db, SUNDAY - 1)).toBeNull();
  expect(await readForecast(db, SUNDAY + 3)).toMatchObject({ madeOn: SUNDAY });
});

test('a worse one is kept by its figures alone, and the one before stays in use', async () => {
  await learn(SUNDAY, 0.16);
  const worse = await learn(SUNDAY + 7, 0.12);
  expect(worse).toMatchObject({ state: 'worse', findings: { inUse: { name: '2026-11-22' } } });
  expect(await readForecast(db, SUNDAY + 8)).toMatchObject({ madeOn: SUNDAY });
});

test('one as good replaces the one before; the day before is still explained by the old one', async () => {
  await learn(SUNDAY, 0.16);
  expect(await learn(SUNDAY + 7, 0.158)).toMatchObject({ state: 'used' });
  expect(await readForecast(db, SUNDAY + 6)).toMatchObject({ madeOn: SUNDAY });
  expect(await readForecast(db, SUNDAY + 7)).toMatchObject({ madeOn: SUNDAY + 7 });
});

test('a version of two months ago gives way to any that beats the plain rule', async () => {
  await learn(SUNDAY, 0.3);
  expect(await learn(SUNDAY + 56, 0.16)).toMatchObject({ state: 'worse' });
  expect(await learn(SUNDAY + 63, 0.16)).toMatchObject({ state: 'used' });
});

test('two of one day have names of their own, and the second is used', async () => {
  await learn(SUNDAY, 0.16);
  expect(await learn(SUNDAY, 0.17)).toMatchObject({ name: '2026-11-22 (2)', state: 'used' });
  expect((await readStatus(db, new Date())).forecast.inUse).toBe('2026-11-22 (2)');
});

test('a forecast no better than the plain rule is never used', async () => {
  expect(await learn(SUNDAY, 0.09)).toMatchObject({ state: 'worse' });
  expect(await readForecast(db, SUNDAY)).toBeNull();
});

test('eight models are kept, and the findings of all', async () => {
  for (let week = 0; week < 10; week++) await learn(SUNDAY + 7 * week, 0.16);
  const { rows } = await db.$client.query('select name from forecast_version where model is not null');
  expect(rows).toHaveLength(8);
  expect(await listForecasts(db, 100)).toHaveLength(10);
});

test('with too little history it says how much is missing, and the plain interval speaks', async () => {
  const needed = { customers: 500, days: 180 } as const;
  const fit: Fit = async () => ({ kind: 'too-little', customers: 12, days: 400, needed });
  const tried = await refitForecast({ db, now, fit }, { today: SUNDAY });
  expect(tried).toMatchObject({ state: 'too-little', findings: { customers: 12, days: 400 } });
  expect((await readStatus(db, new Date())).forecast).toMatchObject({
    inUse: null,
    newest: { state: 'too-little' },
  });
  expect((await loadReviewContext({ db }, SUNDAY)).forecast).toBeNull();
});

test('only lines dated before the day are learnt from, with the industries known', async () => {
  const customerId = await seedCustomer(db, { industry: '56.10' });
  const productId = await seedProduct(db);
  await seedOrders(db, { customerId, productId, days: [SUNDAY - 40, SUNDAY - 1, SUNDAY] });
  const { fit, tasks } = fitOf(0.16);
  await refitForecast({ db, now, fit }, { today: SUNDAY });
  expect([...(tasks[0]?.lines.days ?? [])]).toEqual([SUNDAY - 40, SUNDAY - 1]);
  expect(tasks[0]?.industries).toEqual(new Map([[customerId, '56.10']]));
});

test('a real fit runs in a thread, and answers a base too small in plain numbers', async () => {
  const customerId = await seedCustomer(db);
  await seedOrders(db, { customerId, productId: await seedProduct(db), days: [SUNDAY - 40, SUNDAY - 1] });
  const fit = fitInThread(startThread);
  const { state, findings } = await refitForecast({ db, now, fit }, { today: SUNDAY });
  expect({ state, findings }).toMatchObject({ state: 'too-little', findings: { customers: 1, days: 40 } });
});

test('a fit that is told to stop ends with its thread', async () => {
  const stopping = new AbortController();
  stopping.abort(new Error('the worker stops'));
  const fit = fitInThread(startThread, stopping.signal);
  await expect(refitForecast({ db, now, fit }, { today: SUNDAY })).rejects.toThrow('the worker stops');
  expect(await listForecasts(db, 1)).toEqual([]);
});

test('of a million order lines a forecast is learnt from every second customer, the same ones each week', async () => {
  const productId = await seedProduct(db);
  const ids = [];
  for (let n = 0; n < 6; n++) {
    const customerId = await seedCustomer(db, { industry: '56.10' });
    await seedOrders(db, { customerId, productId, days: [SUNDAY - 60, SUNDAY - 30] });
    ids.push(customerId);
  }
  const claim = (lines: number) =>
    db.$client.query(
      `select pg_restore_relation_stats('schemaname', 'public', 'relname', 'order_line', 'reltuples', $1::real)`,
      [lines],
    );
  await claim(1_000_000);
  const { fit, tasks } = fitOf(0.16);
  for (const day of [SUNDAY, SUNDAY + 7]) await refitForecast({ db, now, fit }, { today: day });
  await claim(0);
  const even = ids.filter((id) => id % 2 === 0);
  for (const { lines, industries } of tasks) {
    expect([...new Set(lines.customers)]).toEqual(even);
    expect([...industries.keys()]).toEqual(even);
  }
  expect(tasks).toHaveLength(2);
});
