import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { carePersonTable, customerTable } from '../customers/customer-table.ts';
import type { Signal } from '../signals/signal.ts';
import { staffUserTable } from '../staff/staff-table.ts';

export const CALL_STATES = ['open', 'snoozed', 'done', 'expired', 'withdrawn'] as const;
export const CALL_PURPOSES = ['service', 'retention', 'growth', 'follow-up'] as const;
export const REACHED = ['reached', 'not-reached', 'wrong-number'] as const;
export const MOODS = ['happy', 'neutral', 'unhappy'] as const;
/** Whether the finding that the call was about was right, as far as the talk told. */
export const REASON_RIGHT = ['yes', 'no', 'cannot-say'] as const;
/** Why a call task stands where it stands; each has a sentence in the words folder. */
export const CALL_CAUSES = [
  'talked',
  'leaving',
  'no-answer',
  'gave-up',
  'wrong-number',
  'promised',
  'put-off',
  'unmade',
  'handed-over',
] as const;
/** Why a customer leaves. */
export const LEAVING_REASONS = [
  'price',
  'quality',
  'service',
  'delivery',
  'range',
  'competitor',
  'closing-down',
  'no-need',
  'other',
] as const;

/** What somebody wrote for whoever rings; `by` is null where the command line did. */
export interface HandNote {
  note: string;
  by: string | null;
}

/** One call a person should make. At most one open or snoozed one per customer; new reasons are merged into it. */
export const callTaskTable = pgTable(
  'call_task',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    state: text({ enum: CALL_STATES }).notNull().default('open'),
    purpose: text({ enum: CALL_PURPOSES }).notNull(),
    signals: jsonb().$type<readonly Signal[]>().notNull(),
    stakeCents: bigint('stake_cents', { mode: 'number' }).notNull(),
    probability: doublePrecision().notNull(),
    raisedOn: date('raised_on').notNull(),
    expiresOn: date('expires_on').notNull(),
    /** Not shown before this day. */
    snoozedUntil: date('snoozed_until'),
    assignedTo: integer('assigned_to').references(() => carePersonTable.id),
    handOverNote: text('hand_over_note'),
    /** Who wrote the note; null where the command line did. */
    handOverBy: text('hand_over_by'),
    /** What others wrote before, oldest first: a customer should never have to tell her story twice. */
    earlierNotes: jsonb('earlier_notes').$type<readonly HandNote[]>().notNull().default([]),
    /** Who has the card on the desk now, and since when it was last touched; see claim.ts. */
    claimedBy: uuid('claimed_by').references(() => staffUserTable.id),
    claimedAt: timestamp('claimed_at', { withTimezone: true }),
    attempts: integer().notNull().default(0),
    /** The supplier's day it was done, expired or withdrawn. */
    closedOn: date('closed_on'),
    /** How it came to stand where it stands: one of CALL_CAUSES. */
    because: text({ enum: CALL_CAUSES }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('call_task_one_open').on(t.customerId).where(sql`${t.state} in ('open', 'snoozed')`),
    index('call_task_by_customer').on(t.customerId, t.id),
  ],
);

/** What was heard, append-only. */
export const callOutcomeTable = pgTable(
  'call_outcome',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    taskId: integer('task_id')
      .notNull()
      .references(() => callTaskTable.id),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    byPerson: integer('by_person').references(() => carePersonTable.id),
    reached: text({ enum: REACHED }).notNull(),
    mood: text({ enum: MOODS }),
    leavingReason: text('leaving_reason', { enum: LEAVING_REASONS }),
    /** Null where nobody said. */
    reasonRight: text('reason_right', { enum: REASON_RIGHT }),
    note: text(),
    followUpOn: date('follow_up_on'),
    complaintClosed: boolean('complaint_closed').notNull().default(false),
    on: date().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('call_outcome_by_customer').on(t.customerId, t.id)],
);

/** `claimed` that stays means nobody knows whether the mail went: it is shown, not sent again. `failed` did not go. */
const MORNING_LIST_STATES = ['claimed', 'sent', 'failed', 'empty'] as const;

/** The morning list was mailed to this person on this day: a second tick mails nothing. */
export const morningListTable = pgTable(
  'morning_list',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => carePersonTable.id),
    day: date().notNull(),
    state: text({ enum: MORNING_LIST_STATES }).notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex('morning_list_once').on(t.personId, t.day)],
);
