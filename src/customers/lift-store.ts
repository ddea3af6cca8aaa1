import { and, desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { suppressionLiftTable, suppressionTable } from './customer-table.ts';
import type { SuppressionReason } from './suppression-store.ts';

/** One address nobody may write to, and whose it is, as far as that is still known. */
export type ListedSuppression = {
  reason: SuppressionReason;
  source: string;
  at: string;
  /** `Customer: contact <address>`, one a contact. */
  whose: readonly string[];
};

/** Newest first. */
export async function listSuppressions(db: Queryable, limit: number): Promise<ListedSuppression[]> {
  const { rows } = await db.execute<ListedSuppression>(sql`
    select s.reason, s.source, s.at, coalesce((
      select jsonb_agg(u.name || ': ' || c.name || ' <' || coalesce(c.email, '?') || '>' order by c.id)
      from contact c join customer u on u.id = c.customer_id where c.address_hash = s.address_hash), '[]') as whose
    from suppression s order by s.at desc, s.address_hash limit ${limit}`);
  return rows;
}

/** Everything that stops an address, newest first. */
export function findSuppressions(db: Queryable, addressHash: string) {
  return db
    .select()
    .from(suppressionTable)
    .where(eq(suppressionTable.addressHash, addressHash))
    .orderBy(desc(suppressionTable.at));
}

/**
 * Takes one reason back by a person's word, and writes down for good whose and why; the address stays stopped while there is another.
 * Doing it again changes nothing.
 */
export async function recordLift(
  tx: Queryable,
  { addressHash, reason }: { addressHash: string; reason: SuppressionReason },
  word: { by: string; because: string; at: Date },
): Promise<void> {
  const [lifted] = await tx
    .delete(suppressionTable)
    .where(and(eq(suppressionTable.addressHash, addressHash), eq(suppressionTable.reason, reason)))
    .returning();
  if (!lifted) return;
  const { source, at: suppressedAt } = lifted;
  await tx.insert(suppressionLiftTable).values({ addressHash, reason, source, suppressedAt, ...word });
}
