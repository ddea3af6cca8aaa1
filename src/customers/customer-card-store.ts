import { sql } from 'drizzle-orm';
import type { CareLevel } from '../decisions/care-model.ts';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';

/** What stands in the books about a customer, and what persons here have decided about it. */
export interface CustomerCard {
  id: number;
  externalId: string;
  name: string;
  city: string | null;
  industry: string | null;
  careLevel: CareLevel;
  namedPerson: string | null;
  /** It was given to that person here, and can be taken back here. */
  handedOver: boolean;
  closedOn: Day | null;
  leaveAloneUntil: Day | null;
}

export async function readCustomerCard(db: Queryable, customerId: number): Promise<CustomerCard | null> {
  const { rows } = await db.execute<CustomerCard & Record<string, unknown>>(sql`
    select c.id, c.external_id as "externalId", c.name, c.city, c.industry, c.care_level as "careLevel",
      c.named_person as "namedPerson",
      exists (select from hand_over h where h.customer_id = c.id and h.taken_back_at is null) as "handedOver",
      c.closed_on - date '1970-01-01' as "closedOn", c.leave_alone_until - date '1970-01-01' as "leaveAloneUntil"
    from customer c where c.id = ${customerId}`);
  return rows[0] ?? null;
}

/** No message and no call before this day; null ends the peace. False when there is no such customer. */
export async function leaveAloneUntil(
  db: Queryable,
  customerId: number,
  until: Day | null,
): Promise<boolean> {
  const day = until === null ? null : isoFromDay(until);
  const { rowCount } = await db.execute(
    sql`update customer set leave_alone_until = ${day}, updated_at = now() where id = ${customerId}`,
  );
  return rowCount === 1;
}

/** The business has closed on this day; null opens it again. False when that is how it stood already. */
export async function closeCustomer(db: Queryable, customerId: number, on: Day | null): Promise<boolean> {
  const day = on === null ? null : isoFromDay(on);
  const { rowCount } = await db.execute(sql`
    update customer set closed_on = ${day}, updated_at = now()
    where id = ${customerId} and (closed_on is null) <> (${day}::date is null)`);
  return rowCount === 1;
}
