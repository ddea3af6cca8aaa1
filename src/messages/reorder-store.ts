import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { messageTable, reorderRequestTable } from './message-table.ts';

export type Reorder = typeof reorderRequestTable.$inferSelect;

/** Answers whether it is the message's first. */
export async function insertReorder(
  tx: Queryable,
  reorder: typeof reorderRequestTable.$inferInsert,
): Promise<boolean> {
  const inserted = await tx
    .insert(reorderRequestTable)
    .values(reorder)
    .onConflictDoNothing({ target: reorderRequestTable.messageId })
    .returning({ id: reorderRequestTable.id });
  return inserted.length > 0;
}

export async function markReordered(tx: Queryable, messageId: string, at: Date): Promise<void> {
  await tx
    .update(messageTable)
    .set({ reorderedAt: at, answeredAt: at })
    .where(eq(messageTable.id, messageId));
}

export async function findReorder(db: Queryable, messageId: string): Promise<Reorder | undefined> {
  const [reorder] = await db
    .select()
    .from(reorderRequestTable)
    .where(eq(reorderRequestTable.messageId, messageId));
  return reorder;
}

/** A reorder the order desk has not been told of, with all that its mail says. */
export type UnmailedReorder = {
  id: string;
  requestedAt: string;
  note: string | null;
  customerName: string;
  customerExternalId: string;
  contactName: string;
  contactEmail: string | null;
  contactPhone: string | null;
  items: readonly { externalId: string; name: string; unit: string | null; quantity: number }[];
};

/** The oldest one, locked against other workers until the transaction ends. `skip` holds ids that failed in this run. */
export async function lockUnmailed(tx: Queryable, skip: readonly string[]): Promise<UnmailedReorder | null> {
  const { rows } = await tx.execute<UnmailedReorder>(sql`
    select r.id, r.requested_at as "requestedAt", r.note, c.name as "customerName",
      c.external_id as "customerExternalId", p.name as "contactName", p.email as "contactEmail",
      p.phone as "contactPhone",
      (select jsonb_agg(jsonb_build_object('externalId', a.external_id, 'name', i.product_name, 'unit', i.unit,
          'quantity', (item->>'quantity')::double precision) order by i.position)
        from jsonb_array_elements(r.items) as item
        join message_item i on i.message_id = r.message_id and i.product_id = (item->>'productId')::integer
        join product a on a.id = i.product_id) as items
    from reorder_request r
    join message m on m.id = r.message_id
    join customer c on c.id = r.customer_id
    join contact p on p.id = m.contact_id
    where r.mailed_at is null and r.id <> all(${sql.param([...skip])}::uuid[])
    order by r.requested_at limit 1
    for update of r skip locked`);
  return rows[0] ?? null;
}

export async function markMailed(tx: Queryable, id: string, at: Date): Promise<void> {
  await tx.update(reorderRequestTable).set({ mailedAt: at }).where(eq(reorderRequestTable.id, id));
}
