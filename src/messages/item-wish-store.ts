import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { itemWishTable } from './message-table.ts';

export type ItemWishRow = {
  productId: number;
  productName: string;
  /** ISO day; null for never again. */
  askAgainOn: string | null;
};

/** What a customer asked for about its items, with the names its mails used. */
export async function listItemWishes(db: Queryable, customerId: number): Promise<ItemWishRow[]> {
  const { rows } = await db.execute<ItemWishRow>(sql`
    select w.product_id as "productId", w.ask_again_on as "askAgainOn", coalesce((
      select i.product_name from message_item i join message m on m.id = i.message_id
      where m.customer_id = w.customer_id and i.product_id = w.product_id
      order by m.created_at desc limit 1), '') as "productName"
    from item_wish w where w.customer_id = ${customerId} order by w.product_id`);
  return rows;
}

export async function setItemWish(
  db: Queryable,
  wish: { customerId: number; productId: number; askAgainOn: string | null; at: Date },
): Promise<void> {
  const { askAgainOn, at } = wish;
  await db
    .insert(itemWishTable)
    .values(wish)
    .onConflictDoUpdate({
      target: [itemWishTable.customerId, itemWishTable.productId],
      set: { askAgainOn, at },
    });
}

export async function dropItemWish(db: Queryable, customerId: number, productId: number): Promise<void> {
  await db
    .delete(itemWishTable)
    .where(and(eq(itemWishTable.customerId, customerId), eq(itemWishTable.productId, productId)));
}
