import { boolean, doublePrecision, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const productTable = pgTable('product', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  externalId: text('external_id').notNull().unique(),
  name: text().notNull(),
  category: text(),
  unit: text(),
  packSize: doublePrecision('pack_size').notNull().default(1),
  priceCents: integer('price_cents'),
  discontinued: boolean().notNull().default(false),
  /** External id of the product that takes its place; it may be imported later. */
  replacedBy: text('replaced_by'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
