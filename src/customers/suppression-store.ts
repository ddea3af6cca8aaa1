import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { suppressionTable } from './customer-table.ts';

export type SuppressionReason = (typeof suppressionTable.$inferSelect)['reason'];

/** Reasons that a machine or a colleague found; the others are the person's own no, or its erasure. */
export const FOUND_REASONS: readonly SuppressionReason[] = ['bounced', 'refused', 'by-hand'];

function isFound(reason: SuppressionReason): boolean {
  return FOUND_REASONS.includes(reason);
}

/**
 * From this moment nobody is written to at the address. The first reason stays: a bounce after an objection must not make
 * the objection look like a fault of the mailbox. But a person's own no goes over what a machine or a colleague found,
 * or taking that back would take the no back with it.
 */
export async function suppress(
  db: Queryable,
  suppression: { addressHash: string; reason: SuppressionReason; source: string; at: Date },
): Promise<void> {
  const { addressHash, ...set } = suppression;
  const insert = db.insert(suppressionTable).values(suppression);
  await (isFound(set.reason)
    ? insert.onConflictDoNothing()
    : insert.onConflictDoUpdate({
        target: suppressionTable.addressHash,
        set,
        setWhere: inArray(suppressionTable.reason, [...FOUND_REASONS]),
      }));
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
