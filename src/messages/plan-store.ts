import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { MessagePlan } from './message-plan.ts';

export interface PlannedMessage {
  id: string;
  customerId: number;
}

/** One statement for any number of messages and their items; conflicts are skipped, not updated. */
export async function insertPlannedMessages(
  tx: Queryable,
  plans: readonly MessagePlan[],
): Promise<PlannedMessage[]> {
  const rows = plans.map((plan) => ({
    ...plan,
    decidedOn: isoFromDay(plan.decidedOn),
    expiresOn: isoFromDay(plan.expiresOn),
  }));
  const { rows: inserted } = await tx.execute<{ id: string; customer_id: number }>(sql`
    with plan as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(
        "customerId" integer, "contactId" integer, kind text, language text, period text,
        "decidedOn" date, "expiresOn" date, signals jsonb, items jsonb, scale text)
    ), inserted as (
      insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, scale)
      select "customerId", "contactId", kind, language, period, "decidedOn", "expiresOn", signals, scale from plan
      on conflict (customer_id, kind, period) do nothing
      returning id, customer_id, kind, period
    ), item as (
      insert into message_item
        (message_id, position, product_id, product_name, unit, other_product_name, quantity, reason)
      select inserted.id, entry.ordinality, (value->>'productId')::integer, value->>'productName', value->>'unit',
        value->>'otherProductName', (value->>'quantity')::double precision, value->'reason'
      from inserted
      join plan on plan."customerId" = inserted.customer_id
        and plan.kind = inserted.kind and plan.period = inserted.period
      cross join jsonb_array_elements(plan.items) with ordinality as entry(value, ordinality)
    )
    select id, customer_id from inserted`);
  return inserted.map((row) => ({ id: row.id, customerId: row.customer_id }));
}
