import { expect, test } from 'vitest';
import { composeBriefing } from '../../src/calls/compose-briefing.ts';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { describeExplanation } from '../../src/cli/explain/describe-explanation.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { listCustomers } from '../../src/nurture/customer-list-store.ts';
import { explainCustomer } from '../../src/nurture/explain-customer.ts';
import { gatherBriefing } from '../../src/nurture/gather-briefing.ts';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { speakerFor } from '../../src/words/speaker.ts';
import { raiseFor } from '../support/call-stories.ts';
import { seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const TODAY = day('2026-11-22');
const days = Array.from({ length: 24 }, (_, i) => TODAY - 5 - 30 * i);
const coffee = await seedProduct(db, { name: 'Coffee', category: 'Coffee' });
const crockery = await seedProduct(db, { name: 'Cups', category: 'Crockery' });

/** Twelve restaurants that buy for 1,000.00 a month and more, and one of their size that buys for 50.00. */
const large: number[] = [];
for (let i = 0; i < 12; i++) {
  const customerId = await seedCustomer(db, { industry: '56.10', employees: 15, name: `Restaurant ${i}` });
  await seedOrders(db, { customerId, productId: coffee, days, amountCents: 100_000 + 1000 * i });
  await seedOrders(db, { customerId, productId: crockery, days, amountCents: 40_000 });
  large.push(customerId);
}
const small = await seedCustomer(db, { industry: '56.10', employees: 12, name: 'Bistro Pieni' });
await seedOrders(db, { customerId: small, productId: coffee, days, amountCents: 5_000 });
const unknown = await seedCustomer(db, { name: 'Of no known industry' });
await seedOrders(db, { customerId: unknown, productId: coffee, days, amountCents: 5_000 });

for (const batch of await startReview({ db }, { day: TODAY }))
  await reviewBatch({ db }, { day: TODAY, batch });

test('the list shows the class of each customer and what it could buy, and is sorted by it', async () => {
  const query = { text: '', sort: 'worth', descending: false, offset: 0, limit: 50 } as const;
  const { customers } = await listCustomers(db, query);
  // Two of the restaurants stand just below those that bring four fifths of the revenue.
  const keep = large.slice(2).map(() => 'keep');
  expect(customers.map(({ valueClass }) => valueClass)).toEqual(['grow', 'grow', 'grow', ...keep, null]);
  // In two figures: 13 months of coffee and cups as the upper quarter buys them are some 19,000.
  const bistro = customers.find(({ id }) => id === small);
  expect(bistro).toMatchObject({ valueClass: 'grow', potentialCents: 1_900_000 });
  expect(customers.at(-1)).toMatchObject({ id: unknown, potentialCents: null });
});

test.each(LANGUAGES)(
  'the explanation tells in %s what the class rests on, and how it is reckoned',
  async (language) => {
    const explanation = await explainCustomer({ db }, { customerId: small, day: TODAY });
    if (!explanation) throw new Error('It has just been seeded');
    const speaker = speakerFor(language);
    const lines = describeExplanation({
      ...{ customer: { id: small, externalId: 'C', name: 'Bistro Pieni' }, explanation, speaker },
      ...{ contactNames: new Map(), recorded: null, currency: 'EUR' },
    });
    const at = lines.indexOf(speaker.say('explain:worth'));
    expect(lines.slice(at + 1, lines.indexOf('', at))).toMatchSnapshot();
  },
);

test('where it cannot be told, the explanation says why', async () => {
  const explanation = await explainCustomer({ db }, { customerId: unknown, day: TODAY });
  expect(explanation?.review.worth).toMatchObject({ valueClass: null, unknown: 'no-industry' });
});

test('whoever calls reads in one line what the customer could be', async () => {
  await raiseCalls(db, [raiseFor(small, { day: TODAY })]);
  const { rows } = await db.$client.query('select id from call_task where customer_id = $1', [small]);
  const deps = { db, careModel: DEFAULT_CARE_MODEL, currency: 'EUR' };
  const facts = await gatherBriefing(deps, { taskId: rows[0].id, today: TODAY });
  if (!facts) throw new Error('There is such a call');
  expect(composeBriefing(facts, speakerFor('en')).summary).toContain('small here, but could be large');
});
