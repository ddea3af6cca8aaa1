import { desc, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { type Day, dayFromIso, isoFromDay } from '../shared/calendar-day.ts';
import { baseVersionTable } from './review-run-table.ts';

/** Versions kept: enough to explain last month's decisions as they were made. */
const VERSIONS_KEPT = 8;

/** The day the newest whole-base statistics were made, or null on a new installation. */
export async function latestBaseDay(db: Queryable): Promise<Day | null> {
  const [row] = await db
    .select({ madeOn: baseVersionTable.madeOn })
    .from(baseVersionTable)
    .orderBy(desc(baseVersionTable.id))
    .limit(1);
  return row ? dayFromIso(row.madeOn) : null;
}

/** The newest statistics made on or before a day; where there are none that old, the oldest there are. */
export async function readBase(db: Queryable, day: Day): Promise<{ id: number; contents: unknown } | null> {
  const [row] = await db
    .select({ id: baseVersionTable.id, contents: baseVersionTable.contents })
    .from(baseVersionTable)
    .orderBy(
      desc(sql`${baseVersionTable.madeOn} <= ${isoFromDay(day)}`),
      sql`abs(${baseVersionTable.madeOn} - ${isoFromDay(day)}::date)`,
      desc(baseVersionTable.id),
    )
    .limit(1);
  return row ?? null;
}

export async function addBase(db: Queryable, madeOn: Day, contents: unknown): Promise<void> {
  await db.insert(baseVersionTable).values({ madeOn: isoFromDay(madeOn), contents });
  await db.execute(sql`
    delete from base_version where id not in (select id from base_version order by id desc limit ${VERSIONS_KEPT})`);
}
