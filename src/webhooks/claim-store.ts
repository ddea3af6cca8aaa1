import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { ToldContact } from './compose-payload.ts';
import { settledUpTo } from './settled-store.ts';
import type { WebhookKind } from './webhook-kind.ts';

/** A worker that holds a claim this long without an answer has died: no request takes a tenth of it. */
const LEASE_MS = 180_000;

/** A delivery in hand, with what it tells. */
export type ClaimedDelivery = {
  id: number;
  fence: string;
  eventId: string;
  customerId: number;
  /** Tries that failed before this one. */
  attempts: number;
  firstTriedAt: Date | null;
  kind: WebhookKind;
  at: Date;
  facts: Readonly<Record<string, unknown>>;
  customer: { id: number; externalId: string | null; name: string | null };
  contact: { id: number; externalId: string | null } | null;
};

/** Whether anything may go to an endpoint that is on. */
export async function hasDueDeliveries(db: Queryable, now: Date): Promise<boolean> {
  const { rows } = await db.execute<{ due: boolean }>(sql`
    select exists (select from webhook_endpoint e join webhook_delivery d on d.endpoint_id = e.id
      where e.off is null and ${isDue(now)}) as due`);
  return rows[0]?.due === true;
}

/**
 * Takes into hand what is next at an endpoint: of each customer only the first that waits, and not while that one is in somebody
 * else's hand. So no two workers send the same event, and none overtakes another of its customer.
 */
export async function claimDeliveries(
  db: Queryable,
  due: { endpointId: number; limit: number; now: Date },
): Promise<ClaimedDelivery[]> {
  const { endpointId, limit, now } = due;
  const settled = await settledUpTo(db);
  if (settled === null) return [];
  const { rows } = await db.execute<{ id: string }>(sql`
    with due as materialized (
      select id from webhook_delivery d
      where d.endpoint_id = ${endpointId} and d.id <= ${settled} and ${isDue(now)}
      order by id limit ${limit} for update skip locked)
    update webhook_delivery d set fence = gen_random_uuid(), claimed_at = ${now.toISOString()}
    from due where d.id = due.id returning d.id`);
  if (rows.length === 0) return [];
  return readClaimed(
    db,
    rows.map(({ id }) => id),
  );
}

/** Its time has come, nobody has it in hand, and nothing of its customer waits before it. */
function isDue(now: Date): SQL {
  const leaseOver = new Date(now.getTime() - LEASE_MS).toISOString();
  return sql`d.state = 'waiting' and (d.next_try_at is null or d.next_try_at <= ${now.toISOString()})
    and (d.claimed_at is null or d.claimed_at <= ${leaseOver})
    and not exists (select from webhook_delivery first where first.endpoint_id = d.endpoint_id
      and first.customer_id = d.customer_id and first.state = 'waiting' and first.id < d.id)`;
}

type Row = Omit<ClaimedDelivery, 'at' | 'firstTriedAt'> & { at: number; firstTriedAt: number | null };

async function readClaimed(db: Queryable, ids: readonly string[]): Promise<ClaimedDelivery[]> {
  const { rows } = await db.execute<Row>(sql`
    select d.id::float8 as id, d.fence, d.event_id as "eventId", d.customer_id as "customerId", d.attempts, e.kind, e.facts,
      extract(epoch from d.first_tried_at)::float8 * 1000 as "firstTriedAt", extract(epoch from e.at)::float8 * 1000 as at,
      jsonb_build_object('id', d.customer_id, 'externalId', c.external_id, 'name', c.name) as customer,
      case when e.contact_id is not null
        then jsonb_build_object('id', e.contact_id, 'externalId', p.external_id) end as contact
    from webhook_delivery d join webhook_event e on e.id = d.event_id
    left join customer c on c.id = d.customer_id left join contact p on p.id = e.contact_id
    where d.id = any(${sql.param(ids)}::bigint[]) order by d.id`);
  return rows.map((row) => ({
    ...row,
    at: new Date(row.at),
    firstTriedAt: row.firstTriedAt === null ? null : new Date(row.firstTriedAt),
  }));
}

/** Everybody at a customer, or the one contact of the event; whoever was erased is not among them. */
export async function listTold(
  db: Queryable,
  { customerId, contact }: Pick<ClaimedDelivery, 'customerId' | 'contact'>,
): Promise<ToldContact[]> {
  const whose =
    contact === null
      ? sql`c.customer_id = ${customerId} and c.removed_on is null`
      : sql`c.id = ${contact.id}`;
  const { rows } = await db.execute<ToldContact>(sql`
    select c.id, c.external_id as "externalId", c.name, c.role, c.email, c.phone, c.language from contact c
    where ${whose} and not (c.email is null and c.removed_on is not null) order by c.id`);
  return rows;
}
