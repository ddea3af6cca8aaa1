import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';

/** Locks today's count until the transaction ends. `before`: earlier days on which anything went. */
export async function lockSendingDay(
  tx: Queryable,
  senderDomain: string,
  day: string,
): Promise<{ today: number; before: number }> {
  await tx.execute(sql`
    insert into sending_day (sender_domain, day, mails) values (${senderDomain}, ${day}, 0) on conflict do nothing`);
  const { rows } = await tx.execute<{ today: number; before: number }>(sql`
    select mails as today, (select count(*)::int from sending_day e
      where e.sender_domain = s.sender_domain and e.day < s.day and e.mails > 0) as before
    from sending_day s where sender_domain = ${senderDomain} and day = ${day} for update`);
  return rows[0] ?? { today: 0, before: 0 };
}

/** `mails` is negative for those that did not go after all. */
export async function countSent(
  tx: Queryable,
  senderDomain: string,
  day: string,
  mails: number,
): Promise<void> {
  if (mails === 0) return;
  await tx.execute(sql`
    update sending_day set mails = greatest(0, mails + ${mails}) where sender_domain = ${senderDomain} and day = ${day}`);
}

export type SendingDays = {
  /** Days before today on which anything went. */
  before: number;
  today: number;
  /** Mails of each of them in the last 28 days. */
  lately: number[];
};

export async function readSendingDays(
  db: Queryable,
  senderDomain: string,
  day: string,
): Promise<SendingDays> {
  const { rows } = await db.execute<SendingDays>(sql`
    select (count(*) filter (where day < ${day} and mails > 0))::int as before,
      coalesce(sum(mails) filter (where day = ${day}), 0)::int as today,
      coalesce(array_agg(mails) filter (where day < ${day} and day >= ${day}::date - 28 and mails > 0), '{}') as lately
    from sending_day where sender_domain = ${senderDomain}`);
  const [days] = rows;
  if (!days) throw new Error('An aggregate always has one row');
  return days;
}

/** Messages that wait to go before a moment. */
export async function countDue(db: Queryable, until: Date): Promise<number> {
  const { rows } = await db.execute<{ due: number }>(sql`
    select count(*)::int as due from message
    where state in ('approved', 'deferred') and send_after <= ${until.toISOString()}`);
  return rows[0]?.due ?? 0;
}
