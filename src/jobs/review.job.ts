import { startReview } from '../nurture/start-review.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Opens the night's review, and rings for its batches at once. */
export const openTonight: Handler<ADay> = async (deps, { day }) => {
  await startReview(deps, { day });
  await deps.plan();
  return done;
};
