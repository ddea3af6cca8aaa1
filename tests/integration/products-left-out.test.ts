import { expect, test } from 'vitest';
import { compareCareModels } from '../../src/nurture/backtest/compare-care-models.ts';
import { replayHand } from '../../src/nurture/backtest/replay-hand.ts';
import { readCareModel } from '../../src/nurture/care-model-store.ts';
import { leaveOutProducts } from '../../src/nurture/leave-out-products.ts';
import { readProducts } from '../../src/nurture/product-facts-store.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const TODAY = day('2011-06-15');
await seedDueCustomers(db, 10, TODAY);
const [product] = (await readProducts(db)).values();
const code = product?.externalId as string;

test('nobody is reminded of a product that the care model leaves out', async () => {
  const { settings } = await readCareModel(db);
  const deps = { db, supplier: TEST_SUPPLIER, openHand: replayHand };
  const proposed = { ...settings, productsLeftOut: [code] };
  const change = await compareCareModels(deps, { today: TODAY, proposed });
  const reminders = change?.kinds.find(({ kind }) => kind === 'reorder-reminder');
  expect(reminders?.now).toBeGreaterThan(0);
  expect(reminders?.proposed).toBe(0);
});

test('the others stay as they were', async () => {
  const products = await readProducts(db);
  expect(leaveOutProducts(products, ['no such code'])).toEqual(products);
  expect([...leaveOutProducts(products, [code]).values()]).toMatchObject([{ left: true }]);
});
