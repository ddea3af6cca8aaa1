import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { CONTACT_ROLES } from '../../decisions/facts.ts';
import { LANGUAGES } from '../../shared/language.ts';
import { TEMPLATE_KINDS } from '../message-context.ts';

/**
 * Templates written in the console or pushed from files. The shipped file is version 0 and holds wherever none is published. A trigger
 * keeps what was published as it was.
 */
export const templateVersionTable = pgTable(
  'template_version',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text({ enum: TEMPLATE_KINDS }).notNull(),
    language: text({ enum: LANGUAGES }).notNull(),
    /** For contacts of one role; null for all others. */
    role: text({ enum: CONTACT_ROLES }),
    /** 1, 2, … within kind, language and role. */
    number: integer().notNull(),
    source: text().notNull(),
    /** With its layout put in, once, at publication; null on a draft. */
    subject: text(),
    html: text(),
    text: text(),
    /** As its messages carry it: `buyer-3-1f2e3d4c5b6a`. */
    version: text(),
    author: text().notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
    /** Grows with each save, so that two writers do not overwrite each other. */
    revision: integer().notNull().default(1),
    requestedBy: text('requested_by'),
    requestedAt: timestamp('requested_at', { withTimezone: true }),
    publishedBy: text('published_by'),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    /** Another took its place, or a draft was thrown away. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (t) => [
    uniqueIndex('template_version_number').on(t.kind, t.language, sql`coalesce(${t.role}, '')`, t.number),
    uniqueIndex('template_version_live')
      .on(t.kind, t.language, sql`coalesce(${t.role}, '')`)
      .where(sql`${t.publishedAt} is not null and ${t.endedAt} is null`),
    uniqueIndex('template_version_draft')
      .on(t.kind, t.language, sql`coalesce(${t.role}, '')`)
      .where(sql`${t.publishedAt} is null and ${t.endedAt} is null`),
    index('template_version_by_version').on(t.version),
  ],
);
