import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { ClaimedDelivery } from './claim-store.ts';

type InHand = Pick<ClaimedDelivery, 'id' | 'fence'>;

/** Holds only while the claim does: a late answer changes nothing that somebody else has taken over. */
function inHand({ id, fence }: InHand): SQL {
  return sql`d.id = ${id} and d.fence = ${fence} and d.state = 'waiting'`;
}

/** It arrived. Whatever waited behind it may go at once. */
export async function recordTaken(
  db: Queryable,
  delivery: ClaimedDelivery,
  said: string,
  now: Date,
): Promise<void> {
  await db.execute(sql`
    update webhook_delivery d set state = 'delivered', ended_at = ${now.toISOString()}, attempts = attempts + 1,
      last_answer = ${said}, claimed_at = null, next_try_at = null where ${inHand(delivery)}`);
  if (delivery.attempts > 0) await letLaneGo(db, delivery.id);
}

/** Not now: it and all that waits behind it wait until `next`. */
export async function recordFailed(
  db: Queryable,
  delivery: InHand,
  failure: { said: string; firstTriedAt: Date; next: Date },
): Promise<void> {
  const next = failure.next.toISOString();
  await db.execute(sql`
    with failed as (
      update webhook_delivery d set attempts = attempts + 1, last_answer = ${failure.said}, claimed_at = null,
        first_tried_at = ${failure.firstTriedAt.toISOString()}, next_try_at = ${next}
      where ${inHand(delivery)} returning d.id, d.endpoint_id, d.customer_id)
    update webhook_delivery behind set next_try_at = ${next} from failed
    where behind.endpoint_id = failed.endpoint_id and behind.customer_id = failed.customer_id
      and behind.state = 'waiting' and behind.id > failed.id`);
}

/** Given up. What waited behind it goes on without it. */
export async function recordDead(db: Queryable, delivery: InHand, said: string, now: Date): Promise<void> {
  await db.execute(sql`
    update webhook_delivery d set state = 'dead', ended_at = ${now.toISOString()}, attempts = attempts + 1,
      last_answer = ${said}, claimed_at = null where ${inHand(delivery)}`);
  await letLaneGo(db, delivery.id);
}

/** Puts a delivery back that was taken into hand and not tried. */
export async function putBack(db: Queryable, delivery: InHand): Promise<void> {
  await db.execute(sql`update webhook_delivery d set claimed_at = null where ${inHand(delivery)}`);
}

/** All that waits at an endpoint becomes dead letters: it is switched off, and gets none until it is on again. */
export async function buryWaiting(db: Queryable, endpointId: number, now: Date): Promise<void> {
  await db.execute(sql`
    update webhook_delivery set state = 'dead', ended_at = ${now.toISOString()}, claimed_at = null
    where endpoint_id = ${endpointId} and state = 'waiting'`);
}

/** Dead letters that go once more, at once and for as long as new ones. Answers how many there were. */
export async function resurrect(
  db: Queryable,
  which: { endpointId: number } | { deliveryId: number },
): Promise<number> {
  const condition =
    'deliveryId' in which ? sql`d.id = ${which.deliveryId}` : sql`d.endpoint_id = ${which.endpointId}`;
  const { rowCount } = await db.execute(sql`
    update webhook_delivery d set state = 'waiting', attempts = 0, first_tried_at = null, next_try_at = null, ended_at = null
    from webhook_endpoint e where e.id = d.endpoint_id and e.off is null and d.state = 'dead' and ${condition}`);
  return rowCount ?? 0;
}

async function letLaneGo(db: Queryable, id: number): Promise<void> {
  await db.execute(sql`
    update webhook_delivery behind set next_try_at = null from webhook_delivery d
    where d.id = ${id} and behind.endpoint_id = d.endpoint_id and behind.customer_id = d.customer_id
      and behind.state = 'waiting' and behind.attempts = 0 and behind.next_try_at is not null`);
}
