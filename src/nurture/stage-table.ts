import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { customerTable } from '../customers/customer-table.ts';
import { STAGES } from '../signals/stages/stage.ts';

/** When each customer entered a stage and left it. The open row is the stage it is in; written only when that changes. */
export const stageChangeTable = pgTable(
  'stage_change',
  {
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    stage: text({ enum: STAGES }).notNull(),
    /** First day in it. */
    fromDay: date('from_day').notNull(),
    /** First day in the next one; null while it lasts. */
    toDay: date('to_day'),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.fromDay] }),
    // One stage at a time.
    uniqueIndex('stage_change_open').on(t.customerId).where(sql`${t.toDay} is null`),
    index('stage_change_by_day').on(t.fromDay, t.toDay),
  ],
);
