import { inArray, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import { signInGuessTable } from '../staff-table.ts';

/** Counts one guess for each key before it is looked at, so that many at once gain nothing. Answers the counts by key. */
export async function countGuess(
  db: Queryable,
  keys: readonly string[],
  { now, until }: { now: Date; until: Date },
): Promise<Map<string, number>> {
  // In one order, or two guesses at once could wait for each other.
  const rows = [...keys].sort().map((key) => ({ key, wrong: 1, until }));
  const isOver = sql`${signInGuessTable.until} < ${now.toISOString()}`;
  const counted = await db
    .insert(signInGuessTable)
    .values(rows)
    .onConflictDoUpdate({
      target: signInGuessTable.key,
      set: {
        wrong: sql`case when ${isOver} then 1 else ${signInGuessTable.wrong} + 1 end`,
        until: sql`case when ${isOver} then excluded.until else ${signInGuessTable.until} end`,
      },
    })
    .returning({ key: signInGuessTable.key, wrong: signInGuessTable.wrong });
  return new Map(counted.map(({ key, wrong }) => [key, wrong]));
}

/** The guess was right: it does not count, and whatever has run out is forgotten. */
export async function forgiveGuess(
  db: Queryable,
  { account, address, now }: { account: string; address: string; now: Date },
): Promise<void> {
  await db
    .delete(signInGuessTable)
    .where(sql`${signInGuessTable.key} = ${account} or ${lt(signInGuessTable.until, now)}`);
  await db
    .update(signInGuessTable)
    .set({ wrong: sql`greatest(${signInGuessTable.wrong} - 1, 0)` })
    .where(inArray(signInGuessTable.key, [address]));
}
