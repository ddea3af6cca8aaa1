import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { latestBaseDay } from './base-store.ts';
import { readCareModel } from './care-model-store.ts';
import { type RefitBaseDeps, refitBase } from './refit-base.ts';
import { openReview, waitingBatches } from './review-run-store.ts';

/** Whole-base statistics older than this are made anew before a review. */
const BASE_HOLDS_DAYS = 7;

/** Opens the review of a day, with fresh whole-base statistics, and answers the batches still to be done. Safe to repeat. */
export async function startReview(deps: RefitBaseDeps, input: { day: Day }): Promise<number[]> {
  const madeOn = await latestBaseDay(deps.db);
  if (madeOn === null || input.day - madeOn >= BASE_HOLDS_DAYS) await refitBase(deps, { today: input.day });
  const { version } = await readCareModel(deps.db);
  const day = isoFromDay(input.day);
  await openReview(deps.db, day, version);
  return waitingBatches(deps.db, day);
}
