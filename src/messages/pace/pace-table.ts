import { date, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Gate } from './gate.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** How fast mails may go now: one row for our relay (`kind` relay), one for each receiving mail host. See gate.ts. */
export const sendingGateTable = pgTable(
  'sending_gate',
  {
    kind: text({ enum: ['relay', 'host'] }).notNull(),
    name: text().notNull(),
    nextAt: moment('next_at').notNull(),
    lineEnd: moment('line_end').notNull(),
    closedUntil: moment('closed_until'),
    because: text(),
    most: integer(),
    raisedAt: moment('raised_at').notNull(),
    recovers: text().$type<Gate['recovers']>().notNull(),
    underWay: moment('under_way').array().notNull(),
    connectionsFailed: integer('connections_failed').notNull(),
    loginsFailed: integer('logins_failed').notNull(),
    recent: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.name] })],
);

/** Who receives the mails of an address domain. A cache of DNS, thrown away without harm. */
export const mailDomainTable = pgTable('mail_domain', {
  domain: text().primaryKey(),
  host: text().notNull(),
  /** Looked up again from then on. */
  staleAt: moment('stale_at').notNull(),
});

/** Mails let go from a sender domain on a day of the supplier. */
export const sendingDayTable = pgTable(
  'sending_day',
  {
    senderDomain: text('sender_domain').notNull(),
    day: date().notNull(),
    mails: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.senderDomain, t.day] })],
);
