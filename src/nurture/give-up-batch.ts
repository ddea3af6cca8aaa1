import type { Database } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { abandonBatch } from './review-run-store.ts';

/** Closes a batch that cannot be reviewed, so that it holds up nobody else. Its customers wait for the next night. */
export function giveUpBatch(deps: { db: Database }, input: { day: Day; batch: number }): Promise<void> {
  return abandonBatch(deps.db, isoFromDay(input.day), input.batch);
}
