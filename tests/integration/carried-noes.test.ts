import { beforeEach, expect, test } from 'vitest';
import { addressHash } from '../../src/customers/address-hash.ts';
import { type SuppressionReason, suppress, suppressBeside } from '../../src/customers/suppression-store.ts';
import { undoImport } from '../../src/nurture/undo/undo-import.ts';
import { ADDRESS_KEY, createImporter } from '../support/import-text.ts';
import { emptyDatabase, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { take } = createImporter(db);
const BEFORE = 'maija@before.example.com';
const AFTER = 'maija@after.example.com';

beforeEach(async () => {
  await emptyDatabase(db);
  await seedCustomer(db, { externalId: 'K1' });
  await bring(BEFORE);
});

const bring = (email: string) =>
  take('contacts', `id,customer,name,language,email\nP-1,K1,Maija Virtanen,fi,${email}\n`);

const say = (reason: SuppressionReason) =>
  suppress(db, { addressHash: addressHash(BEFORE, ADDRESS_KEY), reason, source: 'a test', at: new Date() });

async function reasonsAt(address: string) {
  const { rows } = await db.$client.query('select reason, source from suppression where address_hash = $1', [
    addressHash(address, ADDRESS_KEY),
  ]);
  return rows;
}

test.each(['unsubscribed', 'objected', 'spam-report'] as const)(
  'a person’s own no (%s) holds at the address that an import gives her afterwards',
  async (reason) => {
    await say(reason);
    await bring(AFTER);
    expect(await reasonsAt(AFTER)).toMatchObject([{ reason }]);
    // Named by ids and lines only: it outlives the erasure of the person.
    expect(JSON.stringify(await reasonsAt(AFTER))).not.toMatch(/maija/i);
    expect(await reasonsAt(BEFORE)).toHaveLength(1);
  },
);

test('an address that was dead says nothing of the one that replaces it', async () => {
  await say('bounced');
  await bring(AFTER);
  expect(await reasonsAt(AFTER)).toEqual([]);
});

test('the same address again, or none, carries nothing anywhere', async () => {
  await say('objected');
  await bring(BEFORE.toUpperCase());
  await take('contacts', 'id,customer,name,language\nP-1,K1,Maija Salo,fi\n');
  const { rows } = await db.$client.query('select reason from suppression');
  expect(rows).toEqual([{ reason: 'objected' }]);
});

test('an import that is taken back takes back the no that it carried, and none that was said since', async () => {
  const undo = () =>
    undoImport(
      { db, now: () => new Date() },
      { runId: null, by: { staffId: null, name: 'a test' }, today: 20_400 },
    );
  await say('objected');
  await bring(AFTER);
  expect(await undo()).toMatchObject({ ok: true });
  expect(await reasonsAt(AFTER)).toEqual([]);
  expect(await reasonsAt(BEFORE)).toMatchObject([{ reason: 'objected' }]);
  await bring(AFTER);
  const since = { addressHash: addressHash(AFTER, ADDRESS_KEY), source: 'a mail', at: new Date() };
  await suppressBeside(db, { ...since, reason: 'objected' });
  expect(await undo()).toMatchObject({ ok: true });
  expect(await reasonsAt(AFTER)).toEqual([{ reason: 'objected', source: 'a mail' }]);
});
