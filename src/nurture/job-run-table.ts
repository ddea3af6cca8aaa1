import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * What is to be done, or was: one row a job and period, so that a doubled tick does nothing and a missed one is caught up.
 * The queue only rings for open rows.
 */
export const jobRunTable = pgTable(
  'job_run',
  {
    job: text().notNull(),
    /** A day, a minute or a batch: what the job is done once for. */
    period: text().notNull(),
    payload: jsonb().$type<Readonly<Record<string, string | number>>>().notNull(),
    state: text({ enum: ['open', 'done', 'cancelled', 'failed'] })
      .notNull()
      .default('open'),
    /** Tries begun, those ended by the death of a worker among them. */
    attempts: integer().notNull().default(0),
    /** Why the last try failed, or why it was cancelled or put off. */
    problem: text(),
    /** The planner rings for an open row from then on: each ring, try or pause moves it on. */
    ringAt: timestamp('ring_at', { withTimezone: true }).notNull().defaultNow(),
    plannedAt: timestamp('planned_at', { withTimezone: true }).notNull().defaultNow(),
    beganAt: timestamp('began_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.job, t.period] }),
    index('job_run_open').on(t.ringAt).where(sql`${t.state} = 'open'`),
  ],
);
