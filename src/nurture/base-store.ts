import { desc, eq, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../platform/database.ts';
import { type Day, dayFromIso, isoFromDay } from '../shared/calendar-day.ts';
import { type BaseSample, type LearntFrom, sampleOf } from './base-sample.ts';
import { isWholeBase } from './is-whole-base.ts';
import { baseVersionTable } from './review-run-table.ts';
import type { WholeBase } from './whole-base.ts';

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

/** The newest statistics made on or before a day; where there are none that old, the oldest there are. Null where there are none. */
export async function findBase(db: Queryable, day: Day): Promise<{ id: number; at: Date } | null> {
  const [row] = await db
    .select({ id: baseVersionTable.id, at: baseVersionTable.at })
    .from(baseVersionTable)
    .orderBy(
      desc(sql`${baseVersionTable.madeOn} <= ${isoFromDay(day)}`),
      sql`abs(${baseVersionTable.madeOn} - ${isoFromDay(day)}::date)`,
      desc(baseVersionTable.id),
    )
    .limit(1);
  return row ?? null;
}

/** Null where an older version stored them and they lack what this one reads. */
export async function readBaseContents(db: Queryable, id: number): Promise<WholeBase | null> {
  const [row] = await db
    .select({ contents: baseVersionTable.contents })
    .from(baseVersionTable)
    .where(eq(baseVersionTable.id, id));
  return row && isWholeBase(row.contents) ? row.contents : null;
}

/** The statistics that hold on a day, or null. */
export async function readBase(db: Queryable, day: Day): Promise<WholeBase | null> {
  const found = await findBase(db, day);
  return found && readBaseContents(db, found.id);
}

export async function addBase(db: Queryable, madeOn: Day, contents: WholeBase): Promise<void> {
  await db.insert(baseVersionTable).values({ madeOn: isoFromDay(madeOn), contents });
  await db.execute(sql`
    delete from base_version where id not in (select id from base_version order by id desc limit ${VERSIONS_KEPT})`);
}

/** Whose history is learnt from, by what the database itself counts of order lines. */
export async function readSample(db: Database, learnt: LearntFrom): Promise<BaseSample> {
  const { rows } = await db.$client.query<{ lines: number }>(
    `select greatest(reltuples, 0) as lines from pg_class where oid = 'order_line'::regclass`,
  );
  return sampleOf(rows[0]?.lines ?? 0, learnt);
}

/** Industry code of every customer of a sample that has one. */
export async function readIndustries(db: Database, { oneOf }: BaseSample): Promise<Map<number, string>> {
  const { rows } = await db.$client.query<{ id: number; industry: string }>(
    'select id, industry from customer where industry is not null and id % $1 = 0',
    [oneOf],
  );
  return new Map(rows.map((row) => [row.id, row.industry]));
}

/** People that every customer of a sample employs, where it is known. */
export async function readEmployees(db: Database, { oneOf }: BaseSample): Promise<Map<number, number>> {
  const { rows } = await db.$client.query<{ id: number; employees: number }>(
    'select id, employees from customer where employees is not null and id % $1 = 0',
    [oneOf],
  );
  return new Map(rows.map((row) => [row.id, row.employees]));
}

/** Category of every product that has one. */
export async function readCategories(db: Database): Promise<Map<number, string>> {
  const { rows } = await db.$client.query<{ id: number; category: string }>(
    'select id, category from product where category is not null',
  );
  return new Map(rows.map((row) => [row.id, row.category]));
}
