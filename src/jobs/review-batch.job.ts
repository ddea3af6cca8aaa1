import { giveUpBatch } from '../nurture/give-up-batch.ts';
import { done, type Handler, type Job } from './job.ts';
import { findReviewsToFinish } from './need-store.ts';
import type { ABatch } from './payload.ts';

/** Reviews one batch; the last one wakes the planner, so that messages need not wait for the next tick. */
export const review: Handler<ABatch> = async (deps, batch, signal) => {
  await deps.reviewers.review(batch, signal);
  if ((await findReviewsToFinish(deps.db)).length > 0) await deps.plan();
  return done;
};

/** One batch that cannot be reviewed must not hold up the night. */
export const giveUpReview: NonNullable<Job<ABatch>['giveUp']> = giveUpBatch;
