import { learnBaseInThread } from '../nurture/learn-base-in-thread.ts';
import { startReview } from '../nurture/start-review.ts';
import { startThread } from '../platform/start-thread.ts';
import { done, type Handler, type Outcome } from './job.ts';
import { hadCustomers } from './need-store.ts';
import type { ADay } from './payload.ts';

/**
 * A day on which the first customers arrive is left to the person who imports them: reviewed half-way through an import,
 * it would be used up.
 */
export const NOBODY_YET: Outcome = {
  kind: 'cancel',
  because: 'no customers when the day began; `rytmi review` gives them a first look',
};

/** Opens the night's review, and rings for its batches at once. */
export const openTonight: Handler<ADay> = async (deps, { day }, signal) => {
  if (!(await hadCustomers(deps.db, day, deps.supplier.timeZone))) return NOBODY_YET;
  await startReview({ ...deps, learnBase: learnBaseInThread(startThread, signal) }, { day });
  await deps.plan();
  return done;
};
