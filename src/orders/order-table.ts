import { bigint, date, doublePrecision, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { customerTable } from '../customers/customer-table.ts';

/** One order, credit note or delivery as the supplier's system numbers it. */
export const orderTable = pgTable(
  'customer_order',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    externalId: text('external_id').notNull().unique(),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    orderedOn: date('ordered_on').notNull(),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('order_by_customer').on(t.customerId, t.orderedOn)],
);

/**
 * Order lines, keyed by customer. Primary key (customer_id, product_id, ordered_on, order_id, ordinal) INCLUDE
 * (quantity, amount_cents), written by hand in the migration since drizzle has no INCLUDE: one index is at once the
 * guard against double rows and all that the nightly review reads. No foreign keys: a million checks a load for rows
 * that only the import writes, in the transaction that makes their order.
 */
export const orderLineTable = pgTable('order_line', {
  customerId: integer('customer_id').notNull(),
  productId: integer('product_id').notNull(),
  orderedOn: date('ordered_on').notNull(),
  orderId: bigint('order_id', { mode: 'number' }).notNull(),
  /** 1, 2, … among the lines of one product in one order, or the line's own number where the file has it. */
  ordinal: integer().notNull(),
  /** Negative for returns and credit notes. */
  quantity: doublePrecision().notNull(),
  amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
});
