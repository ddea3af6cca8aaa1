import { eq } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { suppressionTable } from './customer-table.ts';

export type SuppressionReason = (typeof suppressionTable.$inferSelect)['reason'];

/** Reasons that a machine or a colleague found; the others are the person's own no, or its erasure. */
export const FOUND_REASONS: readonly SuppressionReason[] = ['bounced', 'refused', 'by-hand'];

/** From this moment nobody is written to at the address. Of one reason the first record stays. */
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
