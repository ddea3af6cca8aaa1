import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { suppressionTable } from './customer-table.ts';

export type SuppressionReason = (typeof suppressionTable.$inferSelect)['reason'];

/**
 * From this moment nobody is written to at the address. The first reason stays: a bounce after an objection must not make
 * the objection look like a fault of the mailbox.
 */
export async function suppress(
  db: Queryable,
  suppression: { addressHash: string; reason: SuppressionReason; source: string; at: Date },
): Promise<void> {
  await db.insert(suppressionTable).values(suppression).onConflictDoNothing();
}

export async function isSuppressed(db: Queryable, addressHash: string): Promise<boolean> {
  const rows = await db
    .select({ reason: suppressionTable.reason })
    .from(suppressionTable)
    .where(eq(suppressionTable.addressHash, addressHash));
  return rows.length > 0;
}

/** Lifts a suppression if it stands for this very reason; one for another reason stays. */
export async function liftSuppression(
  db: Queryable,
  addressHash: string,
  reason: SuppressionReason,
): Promise<void> {
  await db
    .delete(suppressionTable)
    .where(and(eq(suppressionTable.addressHash, addressHash), eq(suppressionTable.reason, reason)));
}
