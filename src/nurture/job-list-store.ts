import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';

/** How one job stands. Moments as ISO text. */
export type JobStanding = {
  job: string;
  /** Due and not done. */
  open: number;
  /** When the oldest of those was planned. */
  oldestAt: string | null;
  /** Of those, begun within the last hour. */
  running: number;
  doneLastDay: number;
  /** How long the newest that was done took, from its last try. */
  lastSeconds: number | null;
  lastDoneAt: string | null;
  failedLastDay: number;
};

export async function listJobs(db: Queryable, now: Date): Promise<JobStanding[]> {
  const at = now.toISOString();
  const { rows } = await db.execute<JobStanding>(sql`
    select job, count(*) filter (where state = 'open')::int as open,
      min(planned_at) filter (where state = 'open') as "oldestAt",
      (count(*) filter (where state = 'open' and problem is null and began_at > ${at}::timestamptz - interval '1 hour'))::int as running,
      (count(*) filter (where state = 'done' and finished_at > ${at}::timestamptz - interval '1 day'))::int as "doneLastDay",
      (array_agg(extract(epoch from finished_at - began_at)::float8 order by finished_at desc)
        filter (where state = 'done'))[1] as "lastSeconds",
      max(finished_at) filter (where state = 'done') as "lastDoneAt",
      (count(*) filter (where state = 'failed' and finished_at > ${at}::timestamptz - interval '1 day'))::int as "failedLastDay"
    from job_run group by job order by job`);
  return rows;
}

export type FailedRun = { job: string; period: string; problem: string | null; attempts: number; at: string };

/** What was given up or could not be done at all, newest first. */
export async function listFailedRuns(db: Queryable, limit: number): Promise<FailedRun[]> {
  const { rows } = await db.execute<FailedRun>(sql`
    select job, period, problem, attempts, finished_at as at from job_run
    where state in ('failed', 'cancelled') order by finished_at desc limit ${limit}`);
  return rows;
}

/** Bytes on disk. */
export async function readDatabaseSize(db: Queryable): Promise<number> {
  const { rows } = await db.execute<{ bytes: number }>(
    sql`select pg_database_size(current_database())::float8 as bytes`,
  );
  return rows[0]?.bytes ?? 0;
}
