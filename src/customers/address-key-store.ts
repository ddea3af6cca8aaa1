import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { Mistake } from '../shared/mistake.ts';
import { addressKeyTable } from './customer-table.ts';
import { lockKey, unlockKey } from './lock-key.ts';

const THE_ONE = 1;
const KEY_BYTES = 32;

/**
 * The key that address hashes are made with. It never changes, or old suppressions would no longer be found; so it is
 * made once, kept locked in the database, and a changed secret only locks it anew. Throws a Mistake when none of the
 * secrets opens it.
 */
export async function openAddressKey(
  db: Queryable,
  secrets: readonly [string, ...string[]],
): Promise<string> {
  const [current] = secrets;
  const made = { id: THE_ONE, locked: lockKey(randomBytes(KEY_BYTES), current) };
  // Of two programs that start at once the second finds the first one's.
  await db.insert(addressKeyTable).values(made).onConflictDoNothing();
  const [row] = await db.select().from(addressKeyTable).where(eq(addressKeyTable.id, THE_ONE));
  const locked = row?.locked ?? '';
  for (const secret of secrets) {
    const key = unlockKey(locked, secret);
    if (!key) continue;
    if (secret !== current) await lockAnew(db, locked, lockKey(key, current));
    return key.toString('hex');
  }
  throw new Mistake(
    'RYTMI_SECRET is not the one this database was used with, so opt-outs could not be recognised. Set RYTMI_SECRET_OLD to the former one (with the embedded database: it stands in the file secret of RYTMI_DIR) and start again.',
  );
}

async function lockAnew(db: Queryable, before: string, locked: string): Promise<void> {
  await db.update(addressKeyTable).set({ locked }).where(eq(addressKeyTable.locked, before));
}
