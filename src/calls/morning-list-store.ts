import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { morningListTable } from './call-table.ts';

/** Claims the day's mail for each person who has none yet, or whose mail was refused. Answers the people claimed. */
export async function claimMorningLists(
  db: Queryable,
  day: Day,
  people: readonly number[],
): Promise<Set<number>> {
  if (people.length === 0) return new Set();
  const claimed = await db
    .insert(morningListTable)
    .values(people.map((personId) => ({ personId, day: isoFromDay(day), state: 'claimed' as const })))
    .onConflictDoUpdate({
      target: [morningListTable.personId, morningListTable.day],
      set: { state: 'claimed', at: sql`now()` },
      setWhere: eq(morningListTable.state, 'failed'),
    })
    .returning({ personId: morningListTable.personId });
  return new Set(claimed.map((row) => row.personId));
}

/** Says what became of a claimed mail. */
export async function settleMorningList(
  db: Queryable,
  day: Day,
  personId: number,
  state: 'sent' | 'failed' | 'empty',
): Promise<void> {
  await db
    .update(morningListTable)
    .set({ state, at: sql`now()` })
    .where(
      and(
        eq(morningListTable.personId, personId),
        eq(morningListTable.day, isoFromDay(day)),
        eq(morningListTable.state, 'claimed'),
      ),
    );
}

/** People whose mail of the day was begun long ago and never settled: nobody knows whether it went. */
export async function findDoubtfulMorningLists(db: Queryable, day: Day): Promise<number[]> {
  const rows = await db
    .select({ personId: morningListTable.personId })
    .from(morningListTable)
    .where(
      and(
        eq(morningListTable.day, isoFromDay(day)),
        eq(morningListTable.state, 'claimed'),
        sql`${morningListTable.at} < now() - interval '15 minutes'`,
      ),
    );
  return rows.map((row) => row.personId);
}
