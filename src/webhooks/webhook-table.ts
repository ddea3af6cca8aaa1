import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { WEBHOOK_KINDS } from './webhook-kind.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const;
/** Why an endpoint gets nothing: it said 410, it failed for days, or a person switched it off. */
export const OFF_CAUSES = ['gone', 'failing', 'by-hand'] as const;

/** An address of somebody else's that is told what happens here. */
export const webhookEndpointTable = pgTable('webhook_endpoint', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  url: text().notNull(),
  /** Empty: every kind. */
  kinds: text({ enum: WEBHOOK_KINDS }).array().notNull().default(sql`'{}'`),
  /** Whether names, addresses and telephones go with it. */
  includeContact: boolean('include_contact').notNull().default(false),
  /** The signing secret, locked with the installation's; see customers/lock-key.ts. */
  secretLocked: text('secret_locked').notNull(),
  /** The one before it, which signs as well until its time is over. */
  oldSecretLocked: text('old_secret_locked'),
  oldSecretUntil: moment('old_secret_until'),
  /** Null: it is on. */
  off: text({ enum: OFF_CAUSES }),
  /** Since when nothing has been taken; null while it takes what comes. */
  failingSince: moment('failing_since'),
  createdAt: moment('created_at').notNull().defaultNow(),
});

/** What happened, in ids and codes, written by the transaction in which it did: by triggers, so that no change can forget it. */
export const webhookEventTable = pgTable(
  'webhook_event',
  {
    /** The `webhook-id` by which receivers know one that comes twice. */
    id: uuid().primaryKey().defaultRandom(),
    kind: text({ enum: WEBHOOK_KINDS }).notNull(),
    // No reference: an import that is undone takes its customers with it, whatever was told of them.
    customerId: integer('customer_id').notNull(),
    contactId: integer('contact_id'),
    /** As the payload's `data` has them, beside customer and contact. */
    facts: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    at: moment('at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index('webhook_event_by_contact').on(t.contactId), index('webhook_event_by_age').on(t.at)],
);

/** One event on its way to one endpoint. Of one customer an endpoint gets them in the order of `id`, each after the one before. */
export const webhookDeliveryTable = pgTable(
  'webhook_delivery',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    endpointId: integer('endpoint_id')
      .notNull()
      .references(() => webhookEndpointTable.id, { onDelete: 'cascade' }),
    eventId: uuid('event_id')
      .notNull()
      .references(() => webhookEventTable.id, { onDelete: 'cascade' }),
    customerId: integer('customer_id').notNull(),
    state: text({ enum: DELIVERY_STATES }).notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    firstTriedAt: moment('first_tried_at'),
    /** Null: at once. */
    nextTryAt: moment('next_try_at'),
    /** Made anew at each claim; a result is only recorded with the fence it was claimed under. */
    fence: uuid(),
    claimedAt: moment('claimed_at'),
    /** What came of the last try: an HTTP status, or a word of OutgoingFault. */
    lastAnswer: text('last_answer'),
    endedAt: moment('ended_at'),
  },
  (t) => [
    index('webhook_delivery_waiting').on(t.endpointId, t.id).where(sql`${t.state} = 'waiting'`),
    // Who stands before whom.
    index('webhook_delivery_lane').on(t.endpointId, t.customerId, t.id).where(sql`${t.state} = 'waiting'`),
    index('webhook_delivery_dead').on(t.endpointId, t.id).where(sql`${t.state} = 'dead'`),
    index('webhook_delivery_by_event').on(t.eventId),
  ],
);
