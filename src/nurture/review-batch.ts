import { raiseCalls } from '../calls/raise-calls.ts';
import { decideCase } from '../decisions/decide.ts';
import { openReviewCase } from '../decisions/review-case.ts';
import { planMessages } from '../messages/plan-messages.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { recordDecisions } from './decision-store.ts';
import { eachFacts } from './gather-facts.ts';
import { loadReviewContext } from './load-review-context.ts';
import { addEffects, noEffects, type ReviewEffects } from './plan-effects.ts';
import type { ReviewDeps } from './review-context.ts';
import { closeBatch, findWaitingBatch } from './review-run-store.ts';
import { recordSnapshots } from './snapshot-store.ts';
import { recordStages } from './stage-store.ts';

/**
 * Reviews one batch of customers: facts → decision → message or call task. Everything it does commits at once with its
 * `done`, so that a batch that dies leaves nothing and can be done again. Answers false when it had been done already.
 */
export async function reviewBatch(deps: ReviewDeps, input: { day: Day; batch: number }): Promise<boolean> {
  const day = isoFromDay(input.day);
  const batch = await findWaitingBatch(deps.db, day, input.batch);
  if (!batch) return false;
  const context = await loadReviewContext(deps, input.day);
  const range = { from: batch.fromCustomer, to: batch.toCustomer };
  const effects = noEffects();
  await eachFacts(deps, range, input.day, context, (facts) => {
    const review = openReviewCase(facts);
    addEffects(effects, review, decideCase(review), context);
  });
  return deps.db.transaction(async (tx) => {
    // First of all, so that of two workers with the same batch one waits here and then finds it done.
    if (!(await closeBatch(tx, day, input.batch, effects.tally))) return false;
    await writeEffects(tx, effects, context.careModelVersion);
    await recordStages(tx, input.day, effects.stages);
    return true;
  });
}

async function writeEffects(
  tx: Parameters<typeof planMessages>[0],
  effects: ReviewEffects,
  careModelVersion: number,
): Promise<void> {
  await recordDecisions(tx, effects.acting, careModelVersion);
  await recordSnapshots(tx, effects.snapshots);
  await planMessages(tx, effects.messages);
  await raiseCalls(tx, effects.calls);
}
