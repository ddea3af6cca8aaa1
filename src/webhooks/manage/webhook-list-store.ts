import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { OffCause } from '../endpoint-store.ts';
import type { WebhookKind } from '../webhook-kind.ts';
import type { DELIVERY_STATES } from '../webhook-table.ts';

/** An endpoint as it is shown, with how many deliveries stand where. */
export type ListedEndpoint = {
  id: number;
  url: string;
  kinds: WebhookKind[];
  includeContact: boolean;
  off: OffCause | null;
  /** ISO; null while it takes what comes. */
  failingSince: string | null;
  /** ISO; until then the secret before signs as well. Null: there is one only. */
  oldSecretUntil: string | null;
  waiting: number;
  /** Of those waiting: failed at least once. */
  retried: number;
  dead: number;
  delivered: number;
};

export async function listEndpoints(db: Queryable, now: Date): Promise<ListedEndpoint[]> {
  const { rows } = await db.execute<ListedEndpoint>(sql`
    select e.id, e.url, e.kinds, e.include_contact as "includeContact", e.off, e.failing_since as "failingSince",
      case when e.old_secret_until > ${now.toISOString()} then e.old_secret_until end as "oldSecretUntil",
      count(d.id) filter (where d.state = 'waiting')::int as waiting,
      count(d.id) filter (where d.state = 'waiting' and d.attempts > 0)::int as retried,
      count(d.id) filter (where d.state = 'dead')::int as dead,
      count(d.id) filter (where d.state = 'delivered')::int as delivered
    from webhook_endpoint e left join webhook_delivery d on d.endpoint_id = e.id group by e.id order by e.id`);
  return rows;
}

export type ListedDelivery = {
  id: number;
  endpointId: number;
  /** The `webhook-id` that its receiver saw. */
  eventId: string;
  kind: WebhookKind;
  customerId: number;
  state: (typeof DELIVERY_STATES)[number];
  attempts: number;
  /** An HTTP status or a word of OutgoingFault; null before the first try. */
  lastAnswer: string | null;
  /** Milliseconds since 1970. */
  at: number;
  nextTryAt: number | null;
};

/** The newest deliveries; of one state or one endpoint where those are given. */
export async function listDeliveries(
  db: Queryable,
  {
    state = null,
    endpointId = null,
    limit,
  }: { state?: 'dead' | null; endpointId?: number | null; limit: number },
): Promise<ListedDelivery[]> {
  const { rows } = await db.execute<ListedDelivery>(sql`
    select d.id::float8 as id, d.endpoint_id as "endpointId", d.event_id as "eventId", e.kind, d.customer_id as "customerId",
      d.state, d.attempts, d.last_answer as "lastAnswer", extract(epoch from e.at)::float8 * 1000 as at,
      extract(epoch from d.next_try_at)::float8 * 1000 as "nextTryAt"
    from webhook_delivery d join webhook_event e on e.id = d.event_id
    where (${state}::text is null or d.state = ${state}) and (${endpointId}::int is null or d.endpoint_id = ${endpointId})
    order by d.id desc limit ${limit}`);
  return rows;
}
