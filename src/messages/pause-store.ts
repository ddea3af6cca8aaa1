import { desc, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { sendingPauseTable } from './message-table.ts';
import type { PauseCause } from './pause-cause.ts';

export interface SendingPause {
  cause: PauseCause;
  because: string;
  startedAt: Date;
}

/** With what an alarm counted; null where it counted nothing. */
export interface ToldPause extends SendingPause {
  figures: Readonly<Record<string, number>> | null;
}

const { cause, because, figures, startedAt, endedAt } = sendingPauseTable;

/** The newest open pause, if sending stands still. */
export async function findPause(db: Queryable): Promise<ToldPause | undefined> {
  const [pause] = await db
    .select({ cause, because, figures, startedAt })
    .from(sendingPauseTable)
    .where(isNull(endedAt))
    .orderBy(desc(sendingPauseTable.id))
    .limit(1);
  return pause;
}

/** Every open pause, oldest first. */
export async function listPauses(db: Queryable): Promise<SendingPause[]> {
  return db
    .select({ cause, because, startedAt })
    .from(sendingPauseTable)
    .where(isNull(endedAt))
    .orderBy(sendingPauseTable.id);
}

/** Stops all sending. While a pause of one cause is open, another of that cause adds nothing. */
export async function openPause(
  db: Queryable,
  pause: { cause: PauseCause; because: string; figures?: Readonly<Record<string, number>> },
  now: Date,
): Promise<void> {
  await db.execute(sql`
    insert into sending_pause (cause, because, figures, started_at)
    values (${pause.cause}, ${pause.because}, ${pause.figures ? JSON.stringify(pause.figures) : null}, ${now.toISOString()})
    on conflict (cause) where ended_at is null do nothing`);
}

/** Lets sending go on. Returns what it stood still for. */
export async function endPauses(db: Queryable, now: Date): Promise<SendingPause[]> {
  return db
    .update(sendingPauseTable)
    .set({ endedAt: now })
    .where(isNull(endedAt))
    .returning({ cause, because, startedAt });
}
