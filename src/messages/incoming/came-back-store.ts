import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { Tie } from './incoming-kind.ts';

/** The message that a mail is about, and the person it was written to. */
export type TiedMessage = {
  /** Null for a mail from a contact to whom nothing was written lately. */
  messageId: string | null;
  customerId: number;
  contactId: number;
  /** Null where it has been corrected since, and the one that was written to is known by its hash alone. */
  email: string | null;
  /** Of the address that was written to. */
  addressHash: string | null;
  /** Of the address that the contact has now. */
  presentHash: string | null;
  /** The plain text that was sent, to tell it from what is answered to it. */
  sent: string | null;
};

const TIED = sql`m.id as "messageId", m.customer_id as "customerId", m.contact_id as "contactId",
  case when m.address_hash is distinct from c.address_hash and m.address_hash is not null then null else c.email end as email,
  coalesce(m.address_hash, c.address_hash) as "addressHash", c.address_hash as "presentHash", m.body as sent`;

/** Of several ids the first that is a message; ids are uuids. */
export async function findByMessageId(
  db: Queryable,
  ids: readonly string[],
): Promise<TiedMessage | undefined> {
  if (ids.length === 0) return undefined;
  const { rows } = await db.execute<TiedMessage>(sql`
    select ${TIED} from message m join contact c on c.id = m.contact_id
    where m.id = any(${sql.param([...ids])}::uuid[])
    order by array_position(${sql.param([...ids])}::uuid[], m.id) limit 1`);
  return rows[0];
}

/**
 * The latest mail that went to an address since a moment; of a contact to whom none went, the contact alone. With a
 * subject only the mail that carried it.
 */
export async function findByAddress(
  db: Queryable,
  addressHash: string,
  wrote: { since: Date; subject: string | null },
): Promise<TiedMessage | undefined> {
  const { since, subject } = wrote;
  const { rows } = await db.execute<TiedMessage>(sql`
    select m.id as "messageId", c.customer_id as "customerId", c.id as "contactId", c.email,
      c.address_hash as "addressHash", c.address_hash as "presentHash", m.body as sent
    from contact c left join message m on m.contact_id = c.id and m.state in ('sending', 'accepted', 'uncertain')
      and coalesce(m.address_hash, c.address_hash) = c.address_hash
      and m.claimed_at >= ${since.toISOString()} and (${subject}::text is null or m.subject = ${subject})
    where c.address_hash = ${addressHash}
    order by m.claimed_at desc nulls last, c.removed_on is not null, c.id limit 1`);
  const [found] = rows;
  return subject !== null && found?.messageId === null ? undefined : found;
}

/** A tie that only the address makes proves least; see TIES. */
export type TiedMail = TiedMessage & { tie: Tie };

/** What may have come back of a message, each with a column for when. */
export type ComingBack = 'bounced' | 'replied' | 'complained' | 'answered';

/** Marks it once, and closes a doubt: what comes back of a mail proves that it went. */
export async function markCameBack(
  tx: Queryable,
  messageId: string,
  what: ComingBack | null,
  at: Date,
): Promise<void> {
  const column = sql.raw(what === null ? 'bounced_at' : `${what}_at`);
  const moment = what === null ? sql`${column}` : sql`coalesce(${column}, ${at.toISOString()}::timestamptz)`;
  await tx.execute(sql`
    update message set ${column} = ${moment},
      state = case when state = 'uncertain' then 'accepted' else state end,
      accepted_at = case when state = 'uncertain' then ${at.toISOString()}::timestamptz else accepted_at end,
      because = case when state = 'uncertain' then 'a mail about it came back' else because end
    where id = ${messageId}`);
}

/** Bounces of a passing kind from an address since a moment, or since a person last took a suppression of it back. */
export async function countSoftBounces(
  tx: Queryable,
  { addressHash, contactId }: { addressHash: string; contactId: number },
  since: Date,
): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from incoming_mail i join contact c on c.id = i.contact_id
      left join message m on m.id = i.message_id
    where i.contact_id in (select id from contact where address_hash = ${addressHash} union select ${contactId}::integer)
      and coalesce(m.address_hash, c.address_hash) = ${addressHash} and i.kind = 'bounce' and i.severity in ('soft', 'full')
      and i.received_at >= ${since.toISOString()} and i.received_at > coalesce(
        (select max(at) from suppression_lift l where l.address_hash = ${addressHash}), '-infinity')`);
  return rows[0]?.count ?? 0;
}
