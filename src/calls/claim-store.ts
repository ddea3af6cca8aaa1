import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { CLAIM_IDLE_MS } from './claim.ts';

/**
 * Puts a card on somebody's desk, or keeps it there. One UPDATE, so that of two who reach for it one gets it. False when
 * somebody else has it, or it is no longer to be made. Whoever was removed holds nothing.
 */
export async function claimTask(
  db: Queryable,
  { taskId, staffId, now }: { taskId: number; staffId: string; now: Date },
): Promise<boolean> {
  const idle = new Date(now.getTime() - CLAIM_IDLE_MS).toISOString();
  const { rowCount } = await db.execute(sql`
    update call_task set claimed_by = ${staffId}, claimed_at = ${now.toISOString()}
    where id = ${taskId} and state in ('open', 'snoozed')
      and (claimed_by is null or claimed_by = ${staffId} or claimed_at <= ${idle}
        or not exists (select from staff_user where staff_user.id = claimed_by and staff_user.active))`);
  return rowCount === 1;
}

/** Takes a card off the desk of whoever has it there; another's stays. False when she did not have it. */
export async function releaseTask(
  db: Queryable,
  { taskId, staffId }: { taskId: number; staffId: string },
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    update call_task set claimed_by = null, claimed_at = null where id = ${taskId} and claimed_by = ${staffId}`);
  return rowCount === 1;
}
