import { beforeEach, expect, test } from 'vitest';
import { addressHash } from '../../src/customers/address-hash.ts';
import { reconcileSent } from '../../src/messages/restored/reconcile-sent.ts';
import { eraseAgain } from '../../src/nurture/person/erase-again.ts';
import { erasePerson } from '../../src/nurture/person/erase-person.ts';
import { importRecords } from '../../src/orders/import-records.ts';
import { ADDRESS_KEY } from '../support/import-text.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const { db } = await createTestDatabase();
const now = () => new Date('2026-11-24T10:00:00Z');
const deps = { db, now };
const MAIJA = 'maija@firma.example.com';
const her = { address: MAIJA, addressHash: addressHash(MAIJA, ADDRESS_KEY) };

beforeEach(() => emptyDatabase(db));

const countWaiting = async () =>
  (
    await db.$client.query(
      `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
    )
  ).rows.length;
const people = async () => (await db.$client.query('select name, email from contact order by id')).rows;
const GONE = { name: '(erased)', email: null };

test('who was erased after a backup is erased in what it brings back, and nobody else is', async () => {
  const customerId = await seedCustomer(db);
  const pekka = { name: 'Pekka Salo', email: 'pekka@firma.example.com' };
  await seedContact(db, customerId, { name: 'Maija Virtanen', email: MAIJA, addressHash: her.addressHash });
  await seedContact(db, customerId, { ...pekka, addressHash: addressHash(pekka.email, ADDRESS_KEY) });
  const no = { addressHash: her.addressHash, reason: 'erased', source: 'erased on request' };
  await reconcileSent(deps, { lines: [{ at: now().toISOString(), no }], because: 'a test' });
  expect(await eraseAgain(deps)).toBe(1);
  expect(await people()).toEqual([GONE, pekka]);
  expect(await eraseAgain(deps)).toBe(0);
});

test('whom an import under way would have brought is erased once it has', async () => {
  await seedCustomer(db, { externalId: 'K1' });
  async function* records() {
    yield { id: 'P-1', customer: 'K1', name: 'Maija Virtanen', language: 'fi', email: MAIJA };
  }
  let erased: Promise<unknown> = Promise.resolve();
  await importRecords(
    { ...deps, addressKey: ADDRESS_KEY },
    {
      ...{ kind: 'contacts', source: 'a test', records: records() },
      settle: async () => {
        erased = erasePerson(deps, her);
        await waitUntil('the erasure waits', async () => (await countWaiting()) > 0);
      },
    },
  );
  await erased;
  expect(await people()).toEqual([GONE]);
});
