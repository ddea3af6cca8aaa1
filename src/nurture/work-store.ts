import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';

export type Run = { job: string; period: string };

/** How the work that happens by the clock stands. Moments as ISO text. */
export interface Work {
  /** When the newest review ended; null before the first. */
  reviewEndedAt: string | null;
  /** Customers looked at so far by a review that has not ended, and of how many batches none is left. */
  review: { batchesDone: number; batches: number } | null;
  /** Begun within the last hour and not ended; jobs once each. */
  running: readonly string[];
  /** Given up, and not made good since by a later run of the same job. */
  stuck: readonly (Run & { problem: string | null; at: string })[];
  /** When a worker last began or ended anything; null where none ever did. */
  lastSignAt: string | null;
}

type Row = Record<string, unknown> & Work;

/** `today`: the supplier's day, ISO. Batches of earlier nights are left be: every night looks at everybody anew. */
export async function readWork(db: Queryable, today: string, now: Date): Promise<Work> {
  const at = now.toISOString();
  const { rows } = await db.execute<Row>(sql`
    select (select max(finished_at) from review_run where state = 'done') as "reviewEndedAt",
      (select jsonb_build_object('batches', count(*), 'batchesDone', count(*) filter (where b.state <> 'waiting'))
        from review_run r join review_batch b using (day) where r.state = 'running' having count(*) > 0) as review,
      coalesce((select jsonb_agg(distinct job) from job_run
        where state = 'open' and began_at > ${at}::timestamptz - interval '1 hour' and problem is null), '[]') as running,
      coalesce((select jsonb_agg(jsonb_build_object('job', job, 'period', period, 'problem', problem, 'at', finished_at)
        order by finished_at) from job_run f where ${isStuck(today, at)}), '[]') as stuck,
      (select max(greatest(began_at, finished_at)) from job_run) as "lastSignAt"`);
  const [row] = rows;
  if (!row) throw new Error('A query without a table to read always has one row');
  return row;
}

/** Opens given-up runs again. Answers how many, 0 where somebody else already has. */
export async function reopenStuck(db: Queryable, today: string, now: Date): Promise<Run[]> {
  const at = now.toISOString();
  const { rows } = await db.execute<Run>(sql`
    update job_run f set state = 'open', attempts = 0, problem = null, finished_at = null, ring_at = ${at}
    where ${isStuck(today, at)} returning job, period`);
  if (rows.some(({ job }) => job === 'review-batch')) await reopenNight(db, today);
  return rows;
}

/** The night ends once more when its batches have. */
async function reopenNight(db: Queryable, today: string): Promise<void> {
  await db.execute(sql`
    update review_batch set state = 'waiting', finished_at = null where day = ${today} and state = 'given-up'`);
  await db.execute(sql`update review_run set state = 'running', finished_at = null where day = ${today}`);
  await db.execute(
    sql`delete from job_run where job = 'after-review' and period = ${today} and state <> 'open'`,
  );
}

const isStuck = (today: string, at: string) => sql`f.state = 'failed' and case f.job
  when 'review-batch' then exists (select from review_batch b where b.state = 'given-up' and b.day = ${today}
    and f.period = b.day || '-b' || b.batch)
  else f.finished_at > ${at}::timestamptz - interval '3 days'
    and not exists (select from job_run l where l.job = f.job and l.state = 'done' and l.finished_at > f.finished_at)
  end`;
