import { releaseMessages } from '../messages/release-messages.ts';
import { readCareModel } from '../nurture/care-model-store.ts';
import { finishReview } from '../nurture/finish-review.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Closes the review; where the care model says `auto`, its messages go without a person, and at once if they may. */
export const afterReview: Handler<ADay> = async (deps, { day }) => {
  await finishReview(deps, { day });
  const { settings } = await readCareModel(deps.db);
  if (settings.mode === 'auto') await releaseMessages(deps, { sending: settings.sending });
  await deps.plan();
  return done;
};
