import type { Database } from '../platform/database.ts';
import type { JobQueue } from '../platform/queue.ts';
import { ADVISORY_LOCKS } from '../shared/advisory-locks.ts';

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
    await tx.execute(`select pg_advisory_xact_lock(${ADVISORY_LOCKS.tick})`);
    await queue.ringRepeatedly(name, pattern);
  });
}
