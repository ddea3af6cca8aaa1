import { expect, test } from 'vitest';
import { seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();

const customerId = await seedCustomer(db);
const contactId = await seedContact(db, customerId);
await db.$client.query(
  `insert into consent_event (contact_id, basis, source) values ($1, 'none', 'objected')`,
  [contactId],
);
await db.$client.query(`insert into suppression_lift (address_hash, reason, source, suppressed_at, by, because, at)
  values ('hash', 'bounced', 'a bounce', now(), 'Pekka', 'mended', now())`);

test.each([
  `update consent_event set basis = 'consent'`,
  'delete from consent_event',
  `update suppression_lift set because = 'other'`,
  'delete from suppression_lift',
])('history that proves a right is written once: %s', async (statement) => {
  await expect(db.$client.query(statement)).rejects.toThrow('is append-only');
});
