import { date, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { staffUserTable } from '../../staff/staff-table.ts';

/** The letter about a month, to one owner. `claimed` that stays means nobody knows whether it went: it is not sent again. */
export const monthLetterTable = pgTable(
  'month_letter',
  {
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staffUserTable.id),
    /** The first of the month that it is about. */
    month: date().notNull(),
    state: text({ enum: ['claimed', 'sent', 'failed'] }).notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.month] })],
);
