import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { findUnknownSettings, readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { loadReviewContext } from '../../src/nurture/load-review-context.ts';
import { refitBase } from '../../src/nurture/refit-base.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const TODAY = dayFromIso('2026-11-23') as number;
const FIRST = JSON.parse(
  readFileSync(new URL('../fixtures/care-model-2026-11.json', import.meta.url), 'utf8'),
);

const storeCareModel = (settings: object) =>
  db.$client.query(`insert into care_model (version, settings, author) values (4, $1, 'Liisa')`, [
    JSON.stringify(settings),
  ]);
const countBases = async () =>
  Number((await db.$client.query('select count(*) from base_version')).rows[0].count);

beforeEach(async () => {
  await emptyDatabase(db);
  const productId = await seedProduct(db);
  const customerId = await seedCustomer(db);
  const days = [150, 120, 90, 60, 30].map((ago) => TODAY - ago);
  await seedOrders(db, { customerId, productId, days });
});

test('the care model of the first released version works on, and can be changed', async () => {
  await storeCareModel(FIRST);
  const { version, settings } = await readCareModel(db);
  expect({ version, mode: settings.mode, salt: settings.holdOut.salt }).toEqual({
    version: 4,
    mode: 'auto',
    salt: 'grains-of-salt',
  });
  expect(await saveCareModel(db, { ...settings, mode: 'approve' }, 'Liisa')).toBe(5);
  expect((await readCareModel(db)).settings).toEqual({ ...settings, mode: 'approve' });
});

test('a setting that is no more stops nothing, is named, and is gone once the care model is changed', async () => {
  await storeCareModel({ ...FIRST, signals: { ...FIRST.signals, silentShare: 0.2 } });
  const { settings } = await readCareModel(db);
  expect(await findUnknownSettings(db)).toEqual(['signals.silentShare']);
  await saveCareModel(db, settings, 'Liisa');
  expect(await findUnknownSettings(db)).toEqual([]);
});

test.each(['trends', 'suggestions', 'intervals'])(
  'what an older version learnt about the whole base without %s is learnt again rather than read',
  async (part) => {
    await refitBase({ db }, { today: TODAY });
    await loadReviewContext({ db }, TODAY);
    expect(await countBases()).toBe(1);
    await db.$client.query('update base_version set contents = contents - $1, at = now()', [part]);
    const { base, trends, suggestions } = await loadReviewContext({ db }, TODAY);
    expect([base, trends, suggestions]).not.toContain(undefined);
    expect(await countBases()).toBe(2);
    await loadReviewContext({ db }, TODAY);
    expect(await countBases()).toBe(2);
  },
);
