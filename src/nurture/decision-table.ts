import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { customerTable } from '../customers/customer-table.ts';
import type { RuleAnswer, Verdict } from '../decisions/decision.ts';
import type { Signal } from '../signals/signal.ts';
import { STAGES } from '../signals/stages/stage.ts';
import { VALUE_CLASSES } from '../signals/worth/value-class.ts';

/** Decisions that act, held-out ones among them. A `wait` is explained by asking the same pure function again. */
export const decisionTable = pgTable(
  'decision',
  {
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    day: date().notNull(),
    kind: text({ enum: ['message', 'call'] }).notNull(),
    verdict: jsonb().$type<Verdict>().notNull(),
    heldOut: boolean('held_out').notNull(),
    signals: jsonb().$type<readonly Signal[]>().notNull(),
    rules: jsonb().$type<readonly RuleAnswer[]>().notNull(),
    careModelVersion: integer('care_model_version').notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.day] }),
    // Few of many: what became of those left alone is asked every night.
    index('decision_held_out_calls').on(t.day).where(sql`${t.heldOut} and ${t.kind} = 'call'`),
  ],
);

/** One row per customer: what screens sort and filter by. Rewritten only when it changed. */
export const customerSnapshotTable = pgTable('customer_snapshot', {
  customerId: integer('customer_id')
    .primaryKey()
    .references(() => customerTable.id),
  /** The review that last changed this row. */
  changedOn: date('changed_on').notNull(),
  /** message, call, wait or stop, and why in one code. */
  verdict: text().notNull(),
  because: text().notNull(),
  heldOut: boolean('held_out').notNull(),
  signals: jsonb().$type<readonly string[]>().notNull(),
  /** Null before the first order. */
  stage: text({ enum: STAGES }),
  orderDays: integer('order_days').notNull(),
  lastOrderOn: date('last_order_on'),
  nextOrderOn: date('next_order_on'),
  usualGapDays: integer('usual_gap_days'),
  yearValueCents: bigint('year_value_cents', { mode: 'number' }).notNull(),
  /** Null: cannot tell yet. */
  valueClass: text('value_class', { enum: VALUE_CLASSES }),
  /** What customers like it buy in a year; null: cannot tell yet. */
  potentialCents: bigint('potential_cents', { mode: 'number' }),
  /** Of all the above but the day: a night leaves rows alone that it would not change. Null in rows of earlier versions. */
  contentsHash: text('contents_hash'),
});
