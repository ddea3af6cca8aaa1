import type { SignalThresholds } from '../signals/signal-thresholds.ts';
import { STAGES, type Stage } from '../signals/stages/stage.ts';
import type { Speaker } from './speaker.ts';

/** When a customer is in each stage, by the thresholds of a care model; one sentence a stage. */
export function defineStages(thresholds: SignalThresholds, speaker: Speaker): string[] {
  return STAGES.map((stage) => defineStage(stage, thresholds, speaker));
}

/** When a customer is in a stage, by the thresholds of a care model. */
export function defineStage(stage: Stage, thresholds: SignalThresholds, speaker: Speaker): string {
  const { newCustomerDays, ownGapOrderDays, loyalAfterDays, lostAfterDays, returnedForDays } = thresholds;
  return speaker.say(`stages:definition.${stage}`, {
    ...{ newDays: newCustomerDays, orderDays: ownGapOrderDays, loyalDays: loyalAfterDays },
    ...{ lostDays: lostAfterDays, returnedDays: returnedForDays },
    fading: speaker.number(thresholds.fadingPerYear, 2),
    silent: speaker.number(thresholds.silentPerYear, 2),
  });
}
