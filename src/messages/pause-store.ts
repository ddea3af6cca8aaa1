import { desc, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { sendingPauseTable } from './message-table.ts';

export interface SendingPause {
  because: string;
  startedAt: Date;
}

/** The open pause, if sending stands still. */
export async function findPause(db: Queryable): Promise<SendingPause | undefined> {
  const [pause] = await db
    .select({ because: sendingPauseTable.because, startedAt: sendingPauseTable.startedAt })
    .from(sendingPauseTable)
    .where(isNull(sendingPauseTable.endedAt))
    .orderBy(desc(sendingPauseTable.id))
    .limit(1);
  return pause;
}

/** Stops all sending. While one pause is open, another adds nothing. */
export async function openPause(db: Queryable, because: string, now: Date): Promise<void> {
  await db.execute(sql`
    insert into sending_pause (because, started_at)
    select ${because}, ${now.toISOString()}::timestamptz
    where not exists (select 1 from sending_pause where ended_at is null)`);
}

/** Lets sending go on. Returns whether it stood still. */
export async function endPause(db: Queryable, now: Date): Promise<boolean> {
  const ended = await db
    .update(sendingPauseTable)
    .set({ endedAt: now })
    .where(isNull(sendingPauseTable.endedAt))
    .returning({ id: sendingPauseTable.id });
  return ended.length > 0;
}
