import { sql } from 'drizzle-orm';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Queryable } from '../platform/database.ts';

/** A message of which nobody knows whether it arrived. */
export type UncertainMessage = {
  id: string;
  kind: MessageKind;
  customerName: string;
  contactName: string;
  /** Names this very doubt. */
  fence: string;
  /** ISO; when it was handed over. */
  at: string;
  /** ISO day after which it is not sent any more. */
  expiresOn: string;
};

/** Oldest first; `all`: how many there are in all. */
export async function listUncertain(
  db: Queryable,
  limit: number,
): Promise<{ messages: UncertainMessage[]; all: number }> {
  const { rows } = await db.execute<UncertainMessage & { all: number }>(sql`
    select m.id, m.kind, c.name as "customerName", p.name as "contactName", m.fence, m.claimed_at as at,
      m.expires_on as "expiresOn", count(*) over ()::int as "all"
    from message m join customer c on c.id = m.customer_id join contact p on p.id = m.contact_id
    where m.state = 'uncertain' order by m.claimed_at, m.id limit ${limit}`);
  return { messages: rows, all: rows[0]?.all ?? 0 };
}
