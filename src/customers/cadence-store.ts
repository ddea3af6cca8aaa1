import { eq } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { cadenceTable } from './customer-table.ts';

export type Cadence = Omit<typeof cadenceTable.$inferSelect, 'updatedAt'>;

/** What a contact chose by its own press; only the parts given change. */
export async function setCadence(
  db: Queryable,
  contactId: number,
  choice: Partial<Omit<Cadence, 'contactId'>>,
  at: Date,
): Promise<void> {
  const set = { ...choice, updatedAt: at };
  await db
    .insert(cadenceTable)
    .values({ contactId, ...set })
    .onConflictDoUpdate({ target: cadenceTable.contactId, set });
}

/** Null for a contact that chose nothing. */
export async function findCadence(db: Queryable, contactId: number): Promise<Cadence | null> {
  const rows = await db.select().from(cadenceTable).where(eq(cadenceTable.contactId, contactId));
  return rows[0] ?? null;
}
