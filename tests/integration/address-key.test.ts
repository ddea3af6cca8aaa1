import { beforeEach, expect, test } from 'vitest';
import { openAddressKey } from '../../src/customers/address-key-store.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();

const FIRST = 'the secret of the first year, thirty-two characters';
const SECOND = 'the secret of the second year, thirty-two characters';

beforeEach(() => db.execute('delete from address_key'));

test('the key of the address hashes is the same at every start, and for programs that start at once', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => openAddressKey(db, [FIRST])));
  expect(new Set([...keys, await openAddressKey(db, [FIRST])]).size).toBe(1);
});

test('a changed RYTMI_SECRET leaves the key as it is, and the former one may be forgotten after that', async () => {
  const key = await openAddressKey(db, [FIRST]);
  expect(await openAddressKey(db, [SECOND, FIRST])).toBe(key);
  expect(await openAddressKey(db, [SECOND])).toBe(key);
});

test('a secret that was never used here is refused with the way out, and makes no second key', async () => {
  const key = await openAddressKey(db, [FIRST]);
  await expect(openAddressKey(db, [SECOND])).rejects.toThrow('RYTMI_SECRET_OLD');
  expect(await openAddressKey(db, [FIRST])).toBe(key);
});

test('the key does not lie open in the database', async () => {
  const key = await openAddressKey(db, [FIRST]);
  const { rows } = await db.execute<{ locked: string }>('select locked from address_key');
  const locked = Buffer.from(rows[0]?.locked ?? '', 'base64');
  expect(locked.includes(Buffer.from(key, 'hex'))).toBe(false);
});
