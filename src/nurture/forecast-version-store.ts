import { and, desc, eq, isNotNull, like, lte, sql } from 'drizzle-orm';
import type { ForecastModel } from '../forecast/forecast-model.ts';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import type { ForecastFindings } from './forecast-version.ts';
import { forecastVersionTable as versions } from './forecast-version-table.ts';

/** Models kept: enough to explain last month's decisions as they were made. */
const MODELS_KEPT = 8;
/** Findings kept: two years of weeks. */
const VERSIONS_KEPT = 104;

export type ForecastVersion = Omit<typeof versions.$inferSelect, 'model'>;

const WITHOUT_MODEL = {
  id: versions.id,
  name: versions.name,
  madeOn: versions.madeOn,
  state: versions.state,
  findings: versions.findings,
  at: versions.at,
};

/** The model in use on a day: the newest made on or before it. Null where the plain interval speaks. */
export async function readForecast(db: Queryable, day: Day): Promise<ForecastModel | null> {
  return (await readForecastInUse(db, day))?.model ?? null;
}

/** The model of a version; null where it was let go of. */
export async function readModel(db: Queryable, name: string): Promise<ForecastModel | null> {
  const [row] = await db.select({ model: versions.model }).from(versions).where(eq(versions.name, name));
  return row?.model ?? null;
}

export async function readForecastInUse(db: Queryable, day: Day) {
  const [row] = await db
    .select()
    .from(versions)
    .where(and(eq(versions.state, 'used'), isNotNull(versions.model), lte(versions.madeOn, isoFromDay(day))))
    .orderBy(desc(versions.madeOn), desc(versions.id))
    .limit(1);
  return row ?? null;
}

/** The name of the version in use, today or on a day; null while the plain interval speaks. */
export async function findForecastInUse(db: Queryable, day?: Day): Promise<string | null> {
  const madeBy = day === undefined ? undefined : lte(versions.madeOn, isoFromDay(day));
  const [row] = await db
    .select({ name: versions.name })
    .from(versions)
    .where(and(eq(versions.state, 'used'), isNotNull(versions.model), madeBy))
    .orderBy(desc(versions.madeOn), desc(versions.id))
    .limit(1);
  return row?.name ?? null;
}

/** Newest first, without their models. */
export async function listForecasts(db: Queryable, limit: number): Promise<ForecastVersion[]> {
  return db.select(WITHOUT_MODEL).from(versions).orderBy(desc(versions.id)).limit(limit);
}

export async function findForecast(db: Queryable, name: string): Promise<ForecastVersion | null> {
  const [row] = await db.select(WITHOUT_MODEL).from(versions).where(eq(versions.name, name));
  return row ?? null;
}

/** Stores a try under a name of its own, and lets go of models too old to be asked for. Answers the name. */
export async function addForecast(
  db: Queryable,
  madeOn: Day,
  version: { state: ForecastVersion['state']; findings: ForecastFindings; model: ForecastModel | null },
): Promise<string> {
  const day = isoFromDay(madeOn);
  const count = await db.$count(versions, like(versions.name, `${day}%`));
  const name = count === 0 ? day : `${day} (${count + 1})`;
  await db.insert(versions).values({ name, madeOn: day, ...version });
  await db.execute(sql`
    update forecast_version set model = null where model is not null
      and id not in (select id from forecast_version where model is not null order by id desc limit ${MODELS_KEPT})`);
  await db.execute(sql`
    delete from forecast_version where model is null
      and id not in (select id from forecast_version order by id desc limit ${VERSIONS_KEPT})`);
  return name;
}
