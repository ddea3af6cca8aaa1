import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { Cents } from '../shared/money.ts';
import type { CustomerSnapshot } from './customer-snapshot.ts';

/** Writes what screens sort by, in one statement, touching only rows that say something new. */
export async function recordSnapshots(tx: Queryable, snapshots: readonly CustomerSnapshot[]): Promise<void> {
  if (snapshots.length === 0) return;
  await tx.execute(sql`
    insert into customer_snapshot as old
      (customer_id, changed_on, verdict, because, held_out, signals, stage, order_days, last_order_on, next_order_on, usual_gap_days, year_value_cents)
    select "customerId", "changedOn", verdict, because, "heldOut", signals, stage, "orderDays", "lastOrderOn", "nextOrderOn", "usualGapDays", "yearValueCents"
    from jsonb_to_recordset(${JSON.stringify(snapshots)}::jsonb)
      as row ("customerId" int, "changedOn" date, verdict text, because text, "heldOut" boolean, signals jsonb, stage text, "orderDays" int,
              "lastOrderOn" date, "nextOrderOn" date, "usualGapDays" int, "yearValueCents" bigint)
    on conflict (customer_id) do update set
      (changed_on, verdict, because, held_out, signals, stage, order_days, last_order_on, next_order_on, usual_gap_days, year_value_cents)
      = (excluded.changed_on, excluded.verdict, excluded.because, excluded.held_out, excluded.signals, excluded.stage, excluded.order_days,
         excluded.last_order_on, excluded.next_order_on, excluded.usual_gap_days, excluded.year_value_cents)
    where (old.verdict, old.because, old.held_out, old.signals, old.stage, old.order_days, old.last_order_on, old.next_order_on, old.usual_gap_days, old.year_value_cents)
      is distinct from
      (excluded.verdict, excluded.because, excluded.held_out, excluded.signals, excluded.stage, excluded.order_days,
       excluded.last_order_on, excluded.next_order_on, excluded.usual_gap_days, excluded.year_value_cents)`);
}

/** What the customer bought in a year, as of its last review; 0 before the first. */
export async function readYearValue(db: Queryable, customerId: number): Promise<Cents> {
  const { rows } = await db.execute<{ cents: string }>(
    sql`select year_value_cents as cents from customer_snapshot where customer_id = ${customerId}`,
  );
  return Math.max(0, Number(rows[0]?.cents ?? 0));
}
