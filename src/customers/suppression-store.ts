import { and, eq, type SQL, sql } from 'drizzle-orm';
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

/** Stands between the sources of one suppression. */
export const NEXT_SOURCE = '; ';

/** The same where each source is taken back by itself: the address stays stopped until the last one is. */
export async function suppressBeside(
  db: Queryable,
  suppression: { addressHash: string; reason: SuppressionReason; source: string; at: Date },
): Promise<void> {
  const { source } = suppressionTable;
  await db
    .insert(suppressionTable)
    .values(suppression)
    .onConflictDoUpdate({
      target: [suppressionTable.addressHash, suppressionTable.reason],
      set: { source: sql`${source} || ${NEXT_SOURCE} || excluded.source` },
      setWhere: sql`not ${hasSource(sql`excluded.source`)}`,
    });
}

/** What one event stopped, by the words that say which. */
export function findSuppressionsOf(db: Queryable, source: string) {
  return db
    .select()
    .from(suppressionTable)
    .where(hasSource(sql`${source}::text`));
}

/** Takes one source out of a suppression that has others too. False, and nothing is done, where it is the only one. */
export async function dropSource(
  db: Queryable,
  { addressHash, reason, source }: { addressHash: string; reason: SuppressionReason; source: string },
): Promise<boolean> {
  const { source: sources } = suppressionTable;
  const left = sql`array_to_string(array_remove(string_to_array(${sources}, ${NEXT_SOURCE}), ${source}::text), ${NEXT_SOURCE})`;
  const rows = await db
    .update(suppressionTable)
    .set({ source: left })
    .where(
      and(
        eq(suppressionTable.addressHash, addressHash),
        eq(suppressionTable.reason, reason),
        sql`${left} <> ''`,
      ),
    )
    .returning({ reason: suppressionTable.reason });
  return rows.length > 0;
}

function hasSource(source: SQL): SQL {
  return sql`${source} = any(string_to_array(${suppressionTable.source}, ${NEXT_SOURCE}))`;
}

export async function isSuppressed(db: Queryable, addressHash: string): Promise<boolean> {
  const rows = await db
    .select({ reason: suppressionTable.reason })
    .from(suppressionTable)
    .where(eq(suppressionTable.addressHash, addressHash));
  return rows.length > 0;
}
