import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { CHANGE_KINDS } from './change-kind.ts';

/** Who changed what. Append-only by trigger, for the table's owner too; only erasing a person blanks `before` and `after`. */
export const auditEntryTable = pgTable(
  'audit_entry',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Of a staff user; null where the change came from the command line. No reference: an entry outlives everybody. */
    staffId: uuid('staff_id'),
    /** As that one was called then. */
    by: text().notNull(),
    kind: text({ enum: CHANGE_KINDS }).notNull(),
    subjects: jsonb().$type<Record<string, (number | string)[]>>().notNull(),
    before: jsonb(),
    after: jsonb(),
  },
  (t) => [index('audit_entry_by_person').on(t.by, t.id), index('audit_entry_by_kind').on(t.kind, t.id)],
);
