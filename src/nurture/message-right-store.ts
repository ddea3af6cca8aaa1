import { sql } from 'drizzle-orm';
import type { ConsentBasis, LegalClass } from '../decisions/facts.ts';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Queryable } from '../platform/database.ts';

/** What stood in the books about the right to write, at the moment a message was handed over (now, if it has not been). Times are ISO. */
export type MessageRight = {
  id: string;
  kind: MessageKind;
  customerName: string;
  contactName: string;
  origin: string;
  legalClass: LegalClass;
  /** The basis that held then, who recorded it and when; null where none had been recorded. */
  basis: { basis: ConsentBasis; source: string; at: string } | null;
  decidedOn: string;
  /** When its bytes began to leave; null for one that never went. */
  handedOverAt: string | null;
  /** The last order before that, ISO day: what makes somebody an existing customer. */
  lastOrderOn: string | null;
  /** When the first mail that reached the contact at this address, with the separate right to object, was handed over. */
  firstMailAt: string | null;
  /** A suppression in force then, which must not be; or one that came later. */
  suppression: { reason: string; at: string } | null;
  /** Suppressions that had been taken back before, each with whose word that was, newest last. */
  lifted: readonly { reason: string; suppressedAt: string; at: string; by: string; because: string }[];
};

/** Null when there is no such message. */
export async function readMessageRight(db: Queryable, messageId: string): Promise<MessageRight | null> {
  const { rows } = await db.execute<MessageRight>(sql`
    with sent as (
      select m.*, (select min(v.at) from message_move v where v.message_id = m.id and v."to" = 'sending') as handed_over
      from message m where m.id = ${messageId})
    select m.id, m.kind, c.name as "customerName", p.name as "contactName", p.origin, p.legal_class as "legalClass",
      (select to_jsonb(e) from (select basis, source, ${iso(sql`at`)} as at from consent_event
        where contact_id = p.id and at <= coalesce(m.handed_over, now()) order by id desc limit 1) e) as basis,
      m.decided_on as "decidedOn", ${iso(sql`m.handed_over`)} as "handedOverAt",
      (select max(r.ordered_on) from order_line r where r.customer_id = c.id
        and r.ordered_on < m.decided_on and r.quantity > 0) as "lastOrderOn",
      (select ${iso(sql`min(v.at)`)} from message f join message_move v on v.message_id = f.id
        where f.contact_id = p.id and v."to" = 'sending' and f.bounced_at is null
          and coalesce(f.address_hash = coalesce(m.address_hash, p.address_hash), true)) as "firstMailAt",
      (select to_jsonb(s) from (select reason, ${iso(sql`at`)} as at from (
          select reason, at, 'infinity'::timestamptz as until from suppression where address_hash = coalesce(m.address_hash, p.address_hash)
          union all select reason, suppressed_at, at from suppression_lift where address_hash = coalesce(m.address_hash, p.address_hash)) every
        where until > coalesce(m.handed_over, now()) order by at limit 1) s) as suppression,
      (select coalesce(jsonb_agg(to_jsonb(l) order by id), '[]') from (
        select id, reason, ${iso(sql`suppressed_at`)} as "suppressedAt", ${iso(sql`at`)} as at, by, because
        from suppression_lift where address_hash = coalesce(m.address_hash, p.address_hash) and at <= coalesce(m.handed_over, now())) l) as lifted
    from sent m join customer c on c.id = m.customer_id join contact p on p.id = m.contact_id`);
  return rows[0] ?? null;
}

function iso(at: ReturnType<typeof sql>) {
  return sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}
