import { doublePrecision, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Replays asked for in the console. What one found stays, so that nobody waits for it twice. */
export const replayRunTable = pgTable(
  'replay_run',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** `trial`: what a change of the care model would change; `history`: what care would have done. */
    purpose: text({ enum: ['trial', 'history'] }).notNull(),
    asked: jsonb().notNull(),
    state: text({ enum: ['running', 'done', 'failed', 'stopped'] })
      .notNull()
      .default('running'),
    /** Done so far, 0–1. */
    share: doublePrecision().notNull().default(0),
    result: jsonb(),
    by: text().notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    /** Whoever replays says so every few seconds; one that fell silent has died with its program. */
    heardAt: timestamp('heard_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (t) => [index('replay_run_newest').on(t.purpose, t.startedAt)],
);
