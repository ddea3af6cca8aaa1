import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { consentEventTable } from '../../src/customers/customer-table.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { questionTurn } from '../../src/decisions/satisfaction/question-turn.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { previewMessage } from '../../src/messages/preview-message.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { saveCareModel } from '../../src/nurture/care-model-store.ts';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { readAnswers } from '../../src/nurture/satisfaction/answer-facts-store.ts';
import { takeAnswer } from '../../src/nurture/satisfaction/take-answer.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { aFacts, day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));
const DAY_MS = 86_400_000;
const HOLD_OUT = { share: 0, salt: 'salt of the tests' };
const CARE = {
  ...DEFAULT_CARE_MODEL,
  holdOut: HOLD_OUT,
  satisfaction: { ...DEFAULT_CARE_MODEL.satisfaction, scale: 'faces' as const },
};

async function reviewOn(today: number): Promise<void> {
  for (const batch of await startReview({ db }, { day: today }))
    await reviewBatch({ db }, { day: today, batch });
}

async function messages() {
  return db.select().from(messageTable).orderBy(messageTable.decidedOn);
}

/** A customer whose turn is today, and whose item is due in three weeks. */
async function seedAskable(): Promise<{ customerId: number; today: number }> {
  const customerId = await seedCustomer(db);
  const contact = { email: 'aino@example.com', addressHash: 'hash of aino', legalClass: 'role' as const };
  const contactId = await seedContact(db, customerId, contact);
  await db.insert(consentEventTable).values({ contactId, basis: 'existing-customer', source: 'a test' });
  const about = aFacts({
    today: day('2026-11-22'),
    customer: { id: customerId },
    careModel: { holdOut: HOLD_OUT },
  });
  const today = questionTurn(about)?.turnOn ?? 0;
  const days = Array.from({ length: 12 }, (_, i) => today - 9 - 30 * (11 - i));
  await seedOrders(db, { customerId, productId: await seedProduct(db), days, quantity: 6 });
  return { customerId, today };
}

test('a customer is asked on its day, answers with a sad face, is called, and is sold nothing until somebody has talked', async () => {
  await saveCareModel(db, CARE, 'test');
  const { customerId, today } = await seedAskable();
  await reviewOn(today - 1);
  expect(await messages()).toEqual([]);
  await reviewOn(today);
  const [asked] = await messages();
  expect(asked).toMatchObject({ kind: 'question', scale: 'faces', customerId });
  const { id: messageId = '', contactId = 0 } = asked ?? {};
  const deps = { db, supplier: TEST_SUPPLIER, templates: await templateLibrary(TEMPLATES) };
  const mail = await previewMessage(deps, messageId);
  expect(mail?.body.match(/\?score=\d/g)).toEqual(['?score=0', '?score=1', '?score=2']);
  const at = (on: number) => new Date(on * DAY_MS + DAY_MS / 2);
  await db
    .update(messageTable)
    .set({ state: 'approved', acceptedAt: at(today) })
    .where(eq(messageTable.id, messageId));
  const press = { score: 0, comment: 'Broken again', shownAt: new Date(at(today + 1).getTime() - 9_000) };
  const whose = { messageId, contactId, customerId };
  await takeAnswer({ db, supplier: TEST_SUPPLIER, now: () => at(today + 1) }, whose, press);
  expect(await db.select().from(callTaskTable)).toMatchObject([
    { customerId, purpose: 'service', state: 'open' },
  ]);
  for (const later of [2, 15, 21]) await reviewOn(today + later);
  expect(await messages()).toHaveLength(1);
  await db.$client.query(
    `with done as (update call_task set state = 'done', closed_on = date '1970-01-01' + $1::int returning id)
     insert into call_outcome (task_id, customer_id, reached, "on", at)
     select id, $2, 'reached', date '1970-01-01' + $1::int, date '1970-01-01' + $1::int from done`,
    [today + 21, customerId],
  );
  const wasTalkedWith = async (on: number) =>
    (await readAnswers(db, { from: customerId, to: customerId }, on)).get(customerId)?.[0]?.talkedSince;
  // As each morning knew it: the talk came in the course of the day.
  expect(await wasTalkedWith(today + 21)).toBe(false);
  expect(await wasTalkedWith(today + 22)).toBe(true);
  await reviewOn(today + 22);
  expect((await messages()).map(({ kind }) => kind)).toEqual(['question', 'reorder-reminder']);
});
