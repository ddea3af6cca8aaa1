import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import type { Database, Queryable } from '../../platform/database.ts';
import { shopDeliveryTable } from './shop-delivery-table.ts';

export type ShopDelivery = typeof shopDeliveryTable.$inferSelect;

/** What a delivery came to. */
export interface DeliveryEnd {
  state: Exclude<ShopDelivery['state'], 'waiting'>;
  about?: string;
  version?: Date | null;
  runId?: number;
  /** Null: nothing of what was told is kept. */
  payload?: null;
}

/** Keeps what a shop told. Answers false for what is known already. */
export async function keepDelivery(
  db: Queryable,
  delivery: typeof shopDeliveryTable.$inferInsert,
): Promise<boolean> {
  const { rowCount } = await db.insert(shopDeliveryTable).values(delivery).onConflictDoNothing();
  return rowCount === 1;
}

export async function hasWaitingDeliveries(db: Queryable): Promise<boolean> {
  const rows = await db
    .select({ id: shopDeliveryTable.id })
    .from(shopDeliveryTable)
    .where(eq(shopDeliveryTable.state, 'waiting'))
    .limit(1);
  return rows.length > 0;
}

/** The first that nobody has read, in the order in which they came. */
export async function nextDelivery(db: Queryable): Promise<ShopDelivery | null> {
  const rows = await db
    .select()
    .from(shopDeliveryTable)
    .where(eq(shopDeliveryTable.state, 'waiting'))
    .orderBy(asc(shopDeliveryTable.id))
    .limit(1);
  return rows[0] ?? null;
}

/** Whether something newer about the same order or customer has been taken already. */
export async function isOvertaken(
  db: Queryable,
  { shop, about, version }: { shop: string; about: string; version: Date },
): Promise<boolean> {
  const rows = await db
    .select({ id: shopDeliveryTable.id })
    .from(shopDeliveryTable)
    .where(
      and(
        eq(shopDeliveryTable.shop, shop),
        eq(shopDeliveryTable.about, about),
        eq(shopDeliveryTable.state, 'done'),
        gt(shopDeliveryTable.version, version),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function endDelivery(db: Queryable, id: number, end: DeliveryEnd): Promise<void> {
  await db.update(shopDeliveryTable).set(end).where(eq(shopDeliveryTable.id, id));
}

/** The same within an import's transaction: told as read if and only if it came in. */
export async function endDeliveryWith(client: PoolClient, id: number, end: DeliveryEnd): Promise<void> {
  await client.query(
    `update shop_delivery set state = $2, about = $3, version = $4, run_id = $5,
      payload = case when $6 then null else payload end where id = $1`,
    [id, end.state, end.about ?? null, end.version ?? null, end.runId ?? null, end.payload === null],
  );
}

export type KnownLine = {
  order: string;
  customer: string;
  product: string;
  date: string;
  quantity: number;
  cents: number;
};

/** The lines of an order and of the returns that belong to it, as they stand. */
export async function linesOfOrder(db: Database, order: string): Promise<KnownLine[]> {
  const { rows } = await db.execute<KnownLine>(sql`
    select o.external_id as "order", c.external_id as customer, p.external_id as product, o.ordered_on::text as date,
      l.quantity, l.amount_cents::float8 as cents
    from customer_order first join customer c on c.id = first.customer_id
    join customer_order o on o.customer_id = first.customer_id
      and (o.id = first.id or starts_with(o.external_id, first.external_id || '-return-'))
    join order_line l on l.customer_id = o.customer_id and l.order_id = o.id
    join product p on p.id = l.product_id
    where first.external_id = ${order} order by o.id, l.product_id, l.ordinal`);
  return rows;
}

/**
 * Takes away the lines that an import has just set to nothing, and keeps what they were with it, so that undoing it brings them
 * back.
 */
export async function removeEmptied(
  client: PoolClient,
  runId: number,
  orders: readonly string[],
): Promise<void> {
  await client.query(
    `with gone as (delete from order_line l using customer_order o
        where o.external_id = any($2) and l.customer_id = o.customer_id and l.order_id = o.id and l.quantity = 0
        returning l.order_id, l.product_id, l.ordinal)
      update import_line_change k set removed = true from gone g where k.run_id = $1
        and (k.order_id, k.product_id, k.ordinal) = (g.order_id, g.product_id, g.ordinal)`,
    [runId, orders],
  );
}

/** What is known of a shop's buyer; `isErased`: the person wished to be forgotten. */
export type KnownBuyer = {
  customerName: string | null;
  contactName: string | null;
  email: string | null;
  phone: string | null;
  language: 'en' | 'fi' | 'sv' | null;
  isErased: boolean;
};

export async function findBuyer(
  db: Queryable,
  { id, addressHash }: { id: string; addressHash: string | null },
): Promise<KnownBuyer> {
  const { rows } = await db.execute<KnownBuyer>(sql`
    select (select name from customer where external_id = ${id}) as "customerName",
      p.name as "contactName", p.email, p.phone, p.language,
      exists (select from suppression where address_hash = ${addressHash} and reason = 'erased') as "isErased"
    from (select 1) one left join contact p on p.external_id = ${id}`);
  const [buyer] = rows;
  if (!buyer) throw new Error('A query of one row had none');
  return buyer;
}
