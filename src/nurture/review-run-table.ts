import { date, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { ReviewTally } from './review-tally.ts';
import type { WholeBase } from './whole-base.ts';

/** One night's review. The day is the supplier's day it was planned for, whatever the clock says when it ends. */
export const reviewRunTable = pgTable('review_run', {
  day: date().primaryKey(),
  state: text({ enum: ['running', 'done'] })
    .notNull()
    .default('running'),
  careModelVersion: integer('care_model_version').notNull(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  finishedAt: timestamp('finished_at', { withTimezone: true }),
  /** Sum of the batches' tallies, once done. */
  tally: jsonb().$type<ReviewTally>(),
});

/** A stretch of customers by id. Its effects and its `done` commit together, so a dead batch leaves nothing. */
export const reviewBatchTable = pgTable(
  'review_batch',
  {
    day: date()
      .notNull()
      .references(() => reviewRunTable.day),
    batch: integer().notNull(),
    fromCustomer: integer('from_customer').notNull(),
    toCustomer: integer('to_customer').notNull(),
    /** `given-up`: it failed again and again; the night goes on without it. */
    state: text({ enum: ['waiting', 'done', 'given-up'] })
      .notNull()
      .default('waiting'),
    customers: integer(),
    tally: jsonb().$type<ReviewTally>(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.day, t.batch] }), index('review_batch_waiting').on(t.day, t.state)],
);

/** Versions of the care model; the highest holds. */
export const careModelTable = pgTable('care_model', {
  version: integer().primaryKey(),
  settings: jsonb().notNull(),
  author: text().notNull(),
  /** Message kinds that whoever saved it had before their eyes; null where a version of Rytmi saved it that kept no note. */
  knownKinds: text('known_kinds').array().$type<MessageKind[]>(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** What belongs to the whole base (intervals, season, closures, suggestions), made from all orders before `made_on`. */
export const baseVersionTable = pgTable('base_version', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  madeOn: date('made_on').notNull(),
  contents: jsonb().$type<WholeBase>().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
