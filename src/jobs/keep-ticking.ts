import type { Database } from '../platform/database.ts';
import type { JobQueue } from '../platform/queue.ts';

/** Any number, the same in all workers. */
const TICK_LOCK = 7_946_285;

/**
 * Sees to it that the queue ticks. One process at a time, under an advisory lock: schedules written by several at once
 * have come out doubled or dead.
 */
export async function keepTicking(
  db: Database,
  queue: JobQueue,
  name: string,
  pattern: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(${TICK_LOCK})`);
    await queue.ringRepeatedly(name, pattern);
  });
}
