import { sql } from 'drizzle-orm';
import { carePersonTable, contactTable, customerTable } from '../../src/customers/customer-table.ts';
import { complaintTable } from '../../src/orders/complaint-table.ts';
import { orderLineTable, orderTable } from '../../src/orders/order-table.ts';
import { productTable } from '../../src/orders/product-table.ts';
import type { Queryable } from '../../src/platform/database.ts';
import { type Day, isoFromDay } from '../../src/shared/calendar-day.ts';

let serial = 0;

/** A small customer with sensible defaults. Answers its id. */
export async function seedCustomer(
  db: Queryable,
  values: Partial<typeof customerTable.$inferInsert> = {},
): Promise<number> {
  const externalId = `C${++serial}`;
  const [row] = await db
    .insert(customerTable)
    .values({ externalId, name: `Customer ${externalId}`, country: 'FI', ...values })
    .returning({ id: customerTable.id });
  return row?.id as number;
}

/** A buyer with a telephone. Answers its id. */
export async function seedContact(
  db: Queryable,
  customerId: number,
  values: Partial<typeof contactTable.$inferInsert> = {},
): Promise<number> {
  const externalId = `P${++serial}`;
  const [row] = await db
    .insert(contactTable)
    .values({
      customerId,
      externalId,
      name: 'Aino Virtanen',
      phone: '+358 40 000 0001',
      language: 'en',
      origin: 'seeded by a test',
      ...values,
    })
    .returning({ id: contactTable.id });
  return row?.id as number;
}

export async function seedProduct(
  db: Queryable,
  values: Partial<typeof productTable.$inferInsert> = {},
): Promise<number> {
  const externalId = `A${++serial}`;
  const [row] = await db
    .insert(productTable)
    .values({ externalId, name: `Product ${externalId}`, ...values })
    .returning({ id: productTable.id });
  return row?.id as number;
}

/** One order a day given, with a line of the product on each. */
export async function seedOrders(
  db: Queryable,
  order: {
    customerId: number;
    productId: number;
    days: readonly Day[];
    quantity?: number;
    amountCents?: number;
  },
): Promise<void> {
  const { customerId, productId, days, quantity = 10, amountCents = 10_000 } = order;
  if (days.length === 0) return;
  const orders = await db
    .insert(orderTable)
    .values(days.map((day) => ({ externalId: `O${++serial}`, customerId, orderedOn: isoFromDay(day) })))
    .returning({ orderId: orderTable.id, orderedOn: orderTable.orderedOn });
  await db
    .insert(orderLineTable)
    .values(orders.map((row) => ({ ...row, customerId, productId, ordinal: 1, quantity, amountCents })));
}

export async function seedComplaint(
  db: Queryable,
  customerId: number,
  values: Partial<typeof complaintTable.$inferInsert> & { openedOn: string },
): Promise<number> {
  const [row] = await db
    .insert(complaintTable)
    .values({ externalId: `V${++serial}`, customerId, about: 'quality', ...values })
    .returning({ id: complaintTable.id });
  return row?.id as number;
}

export async function seedCarePerson(
  db: Queryable,
  values: Partial<typeof carePersonTable.$inferInsert> = {},
): Promise<number> {
  const n = ++serial;
  const [row] = await db
    .insert(carePersonTable)
    .values({ name: `Person ${n}`, email: `person${n}@example.com`, ...values })
    .returning({ id: carePersonTable.id });
  return row?.id as number;
}

/** Empties every table, so that each test of a file starts from nothing. Whoever is signed in stays so. */
export async function emptyDatabase(db: Queryable): Promise<void> {
  const { rows } = await db.execute<{ tablename: string }>(
    sql`select tablename from pg_tables where schemaname = 'public' and tablename not like 'staff_%'`,
  );
  const names = rows.map((row) => `"${row.tablename}"`).join(', ');
  // As a replica: the audit log refuses whoever does not ask as one.
  await db.execute(
    sql.raw(`set session_replication_role = replica; truncate ${names} restart identity cascade;
      set session_replication_role = origin`),
  );
}
