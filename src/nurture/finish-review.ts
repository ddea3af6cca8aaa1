import type { Database } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { closeReview } from './review-run-store.ts';
import type { ReviewTally } from './review-tally.ts';

/** Ends the review of a day and answers what it did, or null while batches are still waiting. */
export function finishReview(deps: { db: Database }, input: { day: Day }): Promise<ReviewTally | null> {
  return closeReview(deps.db, isoFromDay(input.day));
}
