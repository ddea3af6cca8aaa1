import { sql } from 'drizzle-orm';
import type { CareLevel } from '../decisions/care-model.ts';
import type { ConsentBasis, LegalClass } from '../decisions/facts.ts';
import type { Queryable } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { isUnanswered } from './unanswered-store.ts';

/** The right to contact as it stands this moment, one row a message. Days since 1970-01-01. */
export type RightToContact = {
  messageId: string;
  careLevel: CareLevel;
  closed: boolean;
  leaveAloneUntil: Day | null;
  openComplaint: boolean;
  openServiceCall: boolean;
  leaving: boolean;
  customerLastMessageOn: Day | null;
  addressLastMessageOn: Day | null;
  hasAddress: boolean;
  legalClass: LegalClass;
  basis: ConsentBasis;
  suppressed: boolean;
  cadenceDays: number | null;
  pausedUntil: Day | null;
  unanswered: boolean;
  orderedSince: boolean;
  timeZone: string | null;
  country: string | null;
};

/**
 * Reads it in the transaction that claims the messages. Of other mails only those count that went, may have gone, or were claimed
 * before; of two claimed together for one address, the one with the lower id goes first.
 */
export async function readRightsToContact(
  tx: Queryable,
  messageIds: readonly string[],
  today: string,
): Promise<RightToContact[]> {
  const { rows } = await tx.execute<RightToContact>(sql`
    select m.id as "messageId", c.care_level as "careLevel", coalesce(c.closed_on <= ${today}, false) as closed,
      c.leave_alone_until - date '1970-01-01' as "leaveAloneUntil",
      exists (select 1 from complaint p where p.customer_id = c.id and p.closed_on is null) as "openComplaint",
      exists (select 1 from call_task t where t.customer_id = c.id and t.purpose = 'service' and t.state in ('open', 'snoozed')) as "openServiceCall",
      coalesce((select o.leaving_reason is not null and not exists (select 1 from order_line r
          where r.customer_id = c.id and r.ordered_on > o."on" and r.quantity > 0)
        from call_outcome o where o.customer_id = c.id and o.reached = 'reached' order by o.id desc limit 1), false) as leaving,
      (select max(o.decided_on) - date '1970-01-01' from message o
        where o.customer_id = c.id and ${wentBefore}) as "customerLastMessageOn",
      (select max(o.decided_on) - date '1970-01-01' from contact same join message o on o.contact_id = same.id
        where same.address_hash = k.address_hash and ${wentBefore}) as "addressLastMessageOn",
      k.email is not null and k.removed_on is null as "hasAddress", k.legal_class as "legalClass",
      coalesce((select e.basis from consent_event e where e.contact_id = k.id order by e.id desc limit 1), 'none') as basis,
      exists (select 1 from suppression s where s.address_hash = k.address_hash) as suppressed,
      d.days as "cadenceDays", d.paused_until - date '1970-01-01' as "pausedUntil",
      ${sql.raw(isUnanswered('k'))} as unanswered,
      exists (select 1 from order_line r where r.customer_id = c.id and r.ordered_on >= m.decided_on and r.quantity > 0) as "orderedSince",
      k.time_zone as "timeZone", coalesce(k.country, c.country) as country
    from message m
      join customer c on c.id = m.customer_id
      join contact k on k.id = m.contact_id
      left join cadence d on d.contact_id = k.id
    where m.id in ${messageIds}`);
  return rows;
}

const wentBefore = sql`o.id <> m.id
  and (o.state in ('sending', 'accepted', 'uncertain') or (o.state = 'claimed' and (o.fence <> m.fence or o.id < m.id)))`;
