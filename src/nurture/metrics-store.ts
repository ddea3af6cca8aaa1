import { sql } from 'drizzle-orm';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { MessageState } from '../messages/message-state.ts';
import type { Queryable } from '../platform/database.ts';

/** How the installation does, in numbers for a machine to watch: counts by fixed words, nothing of any person. */
export interface Measured {
  messages: readonly { state: MessageState; kind: MessageKind; count: number; lastDay: number }[];
  /** Work that is due and not done, by job. */
  jobs: readonly { job: string; open: number; oldestSeconds: number }[];
  /** Given up in the last day, by job. */
  failedJobs: readonly { job: string; count: number }[];
  /** Connections of every program, by what they do. */
  connections: readonly { state: string; count: number }[];
  /** Null before the first review that ended. */
  lastReview: { endedAt: number; seconds: number } | null;
  /** Seconds since 1970 of a worker's last sign; null where none ever gave one. */
  workerSignAt: number | null;
  callsOpen: number;
  paused: boolean;
}

type Row = Record<string, unknown> & Measured;

/** Reads every message once: call it seldom. */
export async function measure(db: Queryable, now: Date): Promise<Measured> {
  const at = now.toISOString();
  const { rows } = await db.execute<Row>(sql`
    select ${rowsOf(sql`select state, kind, count(*) as count,
        count(*) filter (where claimed_at > ${at}::timestamptz - interval '1 day') as "lastDay" from message group by state, kind`)} as messages,
      ${rowsOf(sql`select job, count(*) as open,
        greatest(0, extract(epoch from ${at}::timestamptz - min(planned_at))) as "oldestSeconds"
        from job_run where state = 'open' group by job`)} as jobs,
      ${rowsOf(sql`select job, count(*) as count from job_run
        where state = 'failed' and finished_at > ${at}::timestamptz - interval '1 day' group by job`)} as "failedJobs",
      ${rowsOf(sql`select coalesce(state, 'unknown') as state, count(*) as count from pg_stat_activity
        where datname = current_database() and application_name like 'rytmi%' group by 1`)} as connections,
      (select jsonb_build_object('endedAt', extract(epoch from finished_at),
          'seconds', extract(epoch from finished_at - started_at))
        from review_run where state = 'done' and finished_at is not null order by finished_at desc limit 1) as "lastReview",
      (select extract(epoch from max(greatest(began_at, finished_at)))::float8 from job_run) as "workerSignAt",
      (select count(*)::int from call_task where state = 'open') as "callsOpen",
      exists (select from sending_pause where ended_at is null) as paused`);
  const [row] = rows;
  if (!row) throw new Error('A query without a table to read always has one row');
  return row;
}

function rowsOf(query: ReturnType<typeof sql>) {
  return sql`coalesce((select jsonb_agg(r) from (${query}) r), '[]')`;
}
