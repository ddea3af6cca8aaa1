import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { PauseCause } from '../pause-cause.ts';

/** Spam reports and hard bounces are counted over so many mails. */
export const LOOK_BACK = 500;

/** When we heard of it: a report may lie in a mailbox while a person lets sending go on. */
const heardAt = (
  at: SQL,
  kind: 'spam-report' | 'bounce',
) => sql`greatest(${at}, (select max(i.read_at) from incoming_mail i
  where i.message_id = lately.id and i.kind = ${kind}))`;

/**
 * Whether the address was found not to exist: the mail server said so itself, or a mail said it later. A mailbox that is full and a mail
 * that was not liked say nothing of our lists.
 */
const IS_HARD = sql`coalesce((select bool_or(i.severity = 'hard') from incoming_mail i
  where i.message_id = lately.id and i.kind = 'bounce'), true)`;

/** What came back for the last mails. What a person has looked at and let go on is not counted again. */
export async function countBadReturns(db: Queryable): Promise<{ complained: number; bounced: number }> {
  const lookedAt = (cause: PauseCause) => sql`coalesce(
    (select max(ended_at) from sending_pause where cause = ${cause}), '-infinity'::timestamptz)`;
  const { rows } = await db.execute<{ complained: number; bounced: number }>(sql`
    select (count(*) filter (where complained_at is not null
        and ${heardAt(sql`complained_at`, 'spam-report')} > ${lookedAt('spam-reports')}))::int as complained,
      (count(*) filter (where bounced_at is not null
        and ${heardAt(sql`bounced_at`, 'bounce')} > ${lookedAt('hard-bounces')} and ${IS_HARD}))::int as bounced
    from (select id, complained_at, bounced_at from message
      where coalesce(accepted_at, bounced_at) is not null
      order by coalesce(accepted_at, bounced_at) desc limit ${LOOK_BACK}) as lately`);
  return rows[0] ?? { complained: 0, bounced: 0 };
}

/** Whether sending has already been stopped for a cause since a moment. */
export async function hasPausedSince(db: Queryable, cause: PauseCause, since: Date): Promise<boolean> {
  const { rows } = await db.execute<{ found: boolean }>(sql`
    select exists (select from sending_pause where cause = ${cause} and started_at >= ${since.toISOString()}) as found`);
  return rows[0]?.found === true;
}
