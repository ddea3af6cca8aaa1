import { expect, test } from 'vitest';
import { explainCustomer } from '../../src/nurture/explain-customer.ts';
import { seedContact, seedCustomer } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();

test('an answer of Wednesday morning in Sydney is Wednesday’s, though it is Tuesday by Greenwich', async () => {
  const customerId = await seedCustomer(db);
  await seedContact(db, customerId);
  await db.$client.query(
    `with asked as (
       insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state)
       select customer_id, id, 'question', 'en', 'p', '2011-06-10', '2011-06-15', '[]', 'planned' from contact
       returning id, contact_id, customer_id)
     insert into satisfaction_answer (at, message_id, contact_id, customer_id, scale, score)
     select '2011-06-14T22:00:00Z', id, contact_id, customer_id, 'numbers', 9 from asked`,
  );
  const answersOn = async (today: string, timeZone: string) => {
    const deps = { db, supplier: { country: 'AU', timeZone } };
    const explained = await explainCustomer(deps, { customerId, day: day(today) });
    return explained?.review.facts.answers?.map((answer) => answer.day);
  };
  expect(await answersOn('2011-06-15', 'Australia/Sydney')).toEqual([]);
  expect(await answersOn('2011-06-16', 'Australia/Sydney')).toEqual([day('2011-06-15')]);
  expect(await answersOn('2011-06-15', 'UTC')).toEqual([day('2011-06-14')]);
});
