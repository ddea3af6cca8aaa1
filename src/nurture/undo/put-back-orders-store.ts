import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { UndoneRun } from './undo-run-store.ts';

/** A line of the journal with the key it has in `order_line`, which begins with the customer. */
const KEPT_LINE = sql`join customer_order o on o.id = k.order_id`;
const SAME_LINE = sql`(l.customer_id, l.product_id, l.ordered_on, l.order_id, l.ordinal)
  = (o.customer_id, k.product_id, o.ordered_on, k.order_id, k.ordinal)`;

/** Puts orders and their lines back as they were before a run. Answers how many lines were removed, and how many put back. */
export async function putBackOrders(
  tx: Queryable,
  { id, made }: UndoneRun,
): Promise<{ removed: number; putBack: number }> {
  const [after, upTo] = made.customer_order;
  let removed = await change(
    tx,
    sql`delete from order_line l using customer_order o where o.id > ${after} and o.id <= ${upTo}
      and l.customer_id = o.customer_id and l.order_id = o.id`,
  );
  await change(tx, sql`delete from customer_order where id > ${after} and id <= ${upTo}`);
  const moved = await moveBack(tx, id);
  const ofRun = sql`k.run_id = ${id}`;
  removed += await change(
    tx,
    sql`delete from order_line l using import_line_change k ${KEPT_LINE}
      where ${ofRun} and not k.removed and k.quantity is null and ${SAME_LINE}`,
  );
  const lines = await change(
    tx,
    sql`insert into order_line (customer_id, product_id, ordered_on, order_id, ordinal, quantity, amount_cents)
      select o.customer_id, k.product_id, o.ordered_on, k.order_id, k.ordinal, k.quantity, k.amount_cents
      from import_line_change k ${KEPT_LINE} where ${ofRun} and k.removed`,
  );
  const changed = await change(
    tx,
    sql`update order_line l set quantity = k.quantity, amount_cents = k.amount_cents
      from import_line_change k ${KEPT_LINE}
      where ${ofRun} and not k.removed and k.quantity is not null and ${SAME_LINE}`,
  );
  return { removed, putBack: lines + changed + moved };
}

/** Orders go back to the day and customer they had, with all their lines. */
async function moveBack(tx: Queryable, runId: number): Promise<number> {
  const moved = sql`import_row_change k join customer_order o on o.id = k.row_id
    where k.run_id = ${runId} and k.target = 'customer_order'`;
  await change(
    tx,
    sql`update order_line l set customer_id = b.customer_id, ordered_on = b.ordered_on
      from (select o.id, o.customer_id as now_at, (k.before ->> 'customer_id')::integer as customer_id,
        (k.before ->> 'ordered_on')::date as ordered_on from ${moved}) b
      where l.customer_id = b.now_at and l.order_id = b.id`,
  );
  return change(
    tx,
    sql`update customer_order t set customer_id = (k.before ->> 'customer_id')::integer,
        ordered_on = (k.before ->> 'ordered_on')::date
      from import_row_change k where k.row_id = t.id and k.run_id = ${runId} and k.target = 'customer_order'`,
  );
}

async function change(tx: Queryable, statement: SQL): Promise<number> {
  return (await tx.execute(statement)).rowCount ?? 0;
}
