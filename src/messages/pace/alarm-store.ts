import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { PauseCause } from '../pause-cause.ts';

/** Spam reports and hard bounces are counted over so many mails. */
const LOOK_BACK = 500;

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

export type BadReturns = {
  /** Mails that were looked at: at most LOOK_BACK. */
  looked: number;
  complained: number;
  bounced: number;
};

/** What came back for the last mails. What a person has looked at and let go on is not counted again. */
export async function countBadReturns(db: Queryable): Promise<BadReturns> {
  const lookedAt = (cause: PauseCause) => sql`coalesce(
    (select max(ended_at) from sending_pause where cause = ${cause}), '-infinity'::timestamptz)`;
  const { rows } = await db.execute<BadReturns>(sql`
    select count(*)::int as looked, (count(*) filter (where complained_at is not null
        and ${heardAt(sql`complained_at`, 'spam-report')} > ${lookedAt('spam-reports')}))::int as complained,
      (count(*) filter (where bounced_at is not null
        and ${heardAt(sql`bounced_at`, 'bounce')} > ${lookedAt('hard-bounces')} and ${IS_HARD}))::int as bounced
    from (select id, complained_at, bounced_at from message
      where coalesce(accepted_at, bounced_at) is not null
      order by coalesce(accepted_at, bounced_at) desc limit ${LOOK_BACK}) as lately`);
  return rows[0] ?? { looked: 0, complained: 0, bounced: 0 };
}

/** Whether sending has already been stopped for a cause since a moment. */
export async function hasPausedSince(db: Queryable, cause: PauseCause, since: Date): Promise<boolean> {
  const { rows } = await db.execute<{ found: boolean }>(sql`
    select exists (select from sending_pause where cause = ${cause} and started_at >= ${since.toISOString()}) as found`);
  return rows[0]?.found === true;
}

/**
 * Mails never tried that stand due since before a moment, through no wait that is meant: since then nothing went, and nobody let
 * sending go on.
 */
export async function countLate(db: Queryable, dueBefore: Date): Promise<number> {
  const { rows } = await db.execute<{ late: number }>(sql`
    select count(*)::int as late from message
    where state = 'approved' and attempt = 0 and send_after < ${dueBefore.toISOString()}
      and send_after > coalesce((select max(ended_at) from sending_pause), '-infinity')
      and send_after > coalesce((select max(coalesce(accepted_at, bounced_at)) from message), '-infinity')`);
  return rows[0]?.late ?? 0;
}
