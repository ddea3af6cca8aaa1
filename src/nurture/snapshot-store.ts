import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { Cents } from '../shared/money.ts';
import type { ValueClass } from '../signals/worth/value-class.ts';
import type { CustomerSnapshot } from './customer-snapshot.ts';

/**
 * Writes what screens sort by, in one statement, touching only rows that say something new. On most nights nineteen of twenty do not, and
 * what is not sent costs nothing.
 */
export async function recordSnapshots(tx: Queryable, snapshots: readonly CustomerSnapshot[]): Promise<void> {
  const known = await readHashes(tx, snapshots);
  const changed = snapshots
    .map((snapshot) => ({ ...snapshot, contentsHash: hashOf(snapshot) }))
    .filter(({ customerId, contentsHash }) => known.get(customerId) !== contentsHash);
  if (changed.length === 0) return;
  await tx.execute(sql`
    insert into customer_snapshot
      (customer_id, changed_on, verdict, because, held_out, signals, stage, order_days, last_order_on, next_order_on, usual_gap_days,
       year_value_cents, value_class, potential_cents, contents_hash)
    select "customerId", "changedOn", verdict, because, "heldOut", signals, stage, "orderDays", "lastOrderOn", "nextOrderOn", "usualGapDays",
      "yearValueCents", "valueClass", "potentialCents", "contentsHash"
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      as row ("customerId" int, "changedOn" date, verdict text, because text, "heldOut" boolean, signals jsonb, stage text, "orderDays" int,
              "lastOrderOn" date, "nextOrderOn" date, "usualGapDays" int, "yearValueCents" bigint,
              "valueClass" text, "potentialCents" bigint, "contentsHash" text)
    on conflict (customer_id) do update set
      (changed_on, verdict, because, held_out, signals, stage, order_days, last_order_on, next_order_on, usual_gap_days, year_value_cents,
       value_class, potential_cents, contents_hash)
      = (excluded.changed_on, excluded.verdict, excluded.because, excluded.held_out, excluded.signals, excluded.stage, excluded.order_days,
         excluded.last_order_on, excluded.next_order_on, excluded.usual_gap_days, excluded.year_value_cents,
         excluded.value_class, excluded.potential_cents, excluded.contents_hash)`);
}

function hashOf({ changedOn: _, ...contents }: CustomerSnapshot): string {
  return createHash('sha256').update(JSON.stringify(contents)).digest('base64');
}

async function readHashes(tx: Queryable, snapshots: readonly CustomerSnapshot[]) {
  const ids = snapshots.map(({ customerId }) => customerId);
  const { rows } = await tx.execute<{ id: number; hash: string | null }>(
    sql`select customer_id as id, contents_hash as hash from customer_snapshot where customer_id = any(${sql.param(ids)}::int[])`,
  );
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** The value class of a customer, as of its last review; null where it cannot be told yet. */
export async function readValueClass(db: Queryable, customerId: number): Promise<ValueClass | null> {
  const { rows } = await db.execute<{ valueClass: ValueClass | null }>(
    sql`select value_class as "valueClass" from customer_snapshot where customer_id = ${customerId}`,
  );
  return rows[0]?.valueClass ?? null;
}

/** What the customer bought in a year, as of its last review; 0 before the first. */
export async function readYearValue(db: Queryable, customerId: number): Promise<Cents> {
  const { rows } = await db.execute<{ cents: string }>(
    sql`select year_value_cents as cents from customer_snapshot where customer_id = ${customerId}`,
  );
  return Math.max(0, Number(rows[0]?.cents ?? 0));
}
