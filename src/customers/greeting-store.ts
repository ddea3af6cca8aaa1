import { inArray } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import type { Greeting } from './greeting.ts';
import { greetingTable } from './greeting-table.ts';

/** A line of the supplier's list; `monthDay` as `12-24`. */
export type ListedGreeting = Omit<typeof greetingTable.$inferInsert, 'id'>;

/** A weekend with holidays on both sides of it, such as Easter, and some room: what cannot be said on its day is said before. */
const GREETING_DAYS_AHEAD = 6;
/** Rows a statement: Postgres takes 65,535 values. */
const ROWS_AT_ONCE = 5_000;

/** The list's days from a day on, as far ahead as one looks. */
export async function readGreetings(db: Queryable, from: Day): Promise<Greeting[]> {
  const days = Array.from({ length: GREETING_DAYS_AHEAD + 1 }, (_, i) => from + i);
  const dayOf = new Map(days.map((day) => [isoFromDay(day).slice(5), day]));
  const rows = await db
    .select()
    .from(greetingTable)
    .where(inArray(greetingTable.monthDay, [...dayOf.keys()]));
  return rows.flatMap(({ monthDay, year, name, language, occasion }) => {
    const day = dayOf.get(monthDay);
    if (day === undefined || (year !== null && !isoFromDay(day).startsWith(`${year}-`))) return [];
    return [{ day, name, language, occasion }];
  });
}

/** Puts a list in the place of the one before. */
export async function replaceGreetings(tx: Queryable, list: readonly ListedGreeting[]): Promise<void> {
  await tx.delete(greetingTable);
  for (let at = 0; at < list.length; at += ROWS_AT_ONCE)
    await tx.insert(greetingTable).values(list.slice(at, at + ROWS_AT_ONCE));
}

export async function listGreetings(db: Queryable): Promise<ListedGreeting[]> {
  return db.select().from(greetingTable).orderBy(greetingTable.monthDay, greetingTable.name);
}
