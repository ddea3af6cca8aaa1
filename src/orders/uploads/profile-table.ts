import { integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { IMPORT_KINDS } from '../import-kind.ts';
import type { MappingProfile } from '../mapping-profile.ts';

/** How a kind of file is read, under a name that somebody gave it. */
export const importProfileTable = pgTable(
  'import_profile',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text({ enum: IMPORT_KINDS }).notNull(),
    name: text().notNull(),
    /** The columns of the file it was made with: it is offered for files that have them. */
    header: jsonb().$type<string[]>().notNull(),
    mapping: jsonb().$type<MappingProfile>().notNull(),
    by: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex('import_profile_by_name').on(t.kind, t.name)],
);
