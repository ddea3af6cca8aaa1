import type { ReviewCase } from './review-case.ts';
import { type Answer, quiet } from './rule.ts';
import type { StageCare } from './stage-care.ts';

/** The answer "not in this stage", or null where the care model gives it to the customer's stage. Before the first order there is none. */
export function refuseByStage({ stage, facts }: ReviewCase, care: StageCare['new'][number]): Answer | null {
  if (stage === null || facts.careModel.stages[stage.stage].includes(care)) return null;
  return quiet('not-in-stage', { stage: stage.stage });
}
