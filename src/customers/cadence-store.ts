import { eq } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { cadenceChangeTable, cadenceTable } from './customer-table.ts';

export type Cadence = Omit<typeof cadenceTable.$inferSelect, 'updatedAt'>;

/** What a contact chose by its own press; only the parts given change. How often, and how it changed, stays on record. */
export async function setCadence(
  db: Queryable,
  contactId: number,
  choice: Partial<Omit<Cadence, 'contactId'>>,
  at: Date,
): Promise<void> {
  const set = { ...choice, updatedAt: at };
  const before = await findCadence(db, contactId);
  const [after] = await db
    .insert(cadenceTable)
    .values({ contactId, ...set })
    .onConflictDoUpdate({ target: cadenceTable.contactId, set })
    .returning();
  const days = after?.days ?? null;
  const pausedUntil = after?.pausedUntil ?? null;
  if (days !== (before?.days ?? null) || pausedUntil !== (before?.pausedUntil ?? null))
    await db.insert(cadenceChangeTable).values({ contactId, days, pausedUntil, at });
}

/** Null for a contact that chose nothing. */
export async function findCadence(db: Queryable, contactId: number): Promise<Cadence | null> {
  const rows = await db.select().from(cadenceTable).where(eq(cadenceTable.contactId, contactId));
  return rows[0] ?? null;
}
