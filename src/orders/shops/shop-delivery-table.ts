import { index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/** What web shops told us, as they told it. Kept first and read later, so that a shop has its answer at once. */
export const shopDeliveryTable = pgTable(
  'shop_delivery',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** As in the address: `woocommerce/puoti`. */
    shop: text().notNull(),
    topic: text().notNull(),
    /** The shop's own id of the delivery; the same again is the same. */
    deliveryKey: text('delivery_key').notNull(),
    /** Of the body, by body-hash.ts: ids are not signed, so an old body under a new id is known by this. */
    bodyHash: text('body_hash').notNull(),
    /** Null once its time is over. */
    payload: text(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    state: text({ enum: ['waiting', 'done', 'overtaken', 'ignored', 'broken'] })
      .notNull()
      .default('waiting'),
    /** What it is about: `order 1234`. */
    about: text(),
    /** When that was last changed in the shop: what is older never overwrites it. */
    version: timestamp({ withTimezone: true }),
    /** The import of its orders. */
    runId: integer('run_id'),
  },
  (t) => [
    uniqueIndex('shop_delivery_by_key').on(t.shop, t.deliveryKey),
    uniqueIndex('shop_delivery_by_body').on(t.shop, t.topic, t.bodyHash),
    index('shop_delivery_by_about').on(t.shop, t.about),
    index('shop_delivery_by_state').on(t.state, t.id),
  ],
);
