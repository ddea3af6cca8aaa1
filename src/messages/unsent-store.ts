import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';

/** Messages by id, by customer, by contact, or by whoever shares an address. */
export type MessageChoice =
  | { ids: readonly string[] }
  | { customerId: number }
  | { contactId: number }
  | { addressHash: string };

/** States in which nothing of a message is under way. */
const AT_REST = sql`('planned', 'approved', 'deferred')`;
/** A claimed message has not begun to leave: what takes it back before it does keeps it from going. */
const UNBEGUN = sql`('planned', 'approved', 'deferred', 'claimed')`;

export async function withdraw(db: Queryable, choice: MessageChoice, because: string): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update message set state = 'withdrawn', because = ${because}
    where state in ${UNBEGUN} and ${chosen(choice)}`);
  return rowCount ?? 0;
}

/** `today` is the supplier's calendar day, ISO. */
export async function expire(db: Queryable, today: string): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update message set state = 'expired', because = coalesce(because, 'not released in time')
    where state in ${AT_REST} and expires_on < ${today}`);
  return rowCount ?? 0;
}

function chosen(choice: MessageChoice) {
  if ('ids' in choice) return sql`id = any(${sql.param([...choice.ids])}::uuid[])`;
  if ('customerId' in choice) return sql`customer_id = ${choice.customerId}`;
  if ('contactId' in choice) return sql`contact_id = ${choice.contactId}`;
  return sql`contact_id in (select id from contact where address_hash = ${choice.addressHash})`;
}
