import { date, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { customerTable } from '../customers/customer-table.ts';

export const complaintTable = pgTable(
  'complaint',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    externalId: text('external_id').notNull().unique(),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    orderExternalId: text('order_external_id'),
    productExternalId: text('product_external_id'),
    /** What about: delivery, quality, invoice, …, in the supplier's words. */
    about: text(),
    words: text(),
    openedOn: date('opened_on').notNull(),
    closedOn: date('closed_on'),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('complaint_by_customer').on(t.customerId, t.openedOn)],
);
