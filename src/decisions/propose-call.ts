import { callFindings } from './call-findings.ts';
import { type CallStake, callStake, type StakedFinding } from './call-stake.ts';
import type { CallPurpose } from './decision.ts';
import { refuseByStage } from './refuse-by-stage.ts';
import type { ReviewCase } from './review-case.ts';
import { type Answer, quiet, speak } from './rule.ts';
import { trustOf } from './signal-trust.ts';

/** A call about the weightiest of some findings, if its stake earns a person's time and nobody has just talked. */
export function proposeCall(
  review: ReviewCase,
  purpose: Exclude<CallPurpose, 'service'>,
  findings: readonly StakedFinding[],
): Answer {
  const { today, calls, careModel } = review.facts;
  let best: (CallStake & { because: string }) | null = null;
  for (const finding of findings) {
    const stake = callStake(finding, review);
    if (!best || weight(stake) > weight(best)) best = { ...stake, because: `${finding.kind}-at-stake` };
  }
  if (!best) return quiet(`nothing-for-${purpose}`);
  const refused = refuseByStage(review, `${purpose}-call`);
  if (refused) return refused;
  const { stakeCents, probability, because, judged } = best;
  const { minStakeCents } = careModel.calls;
  if (stakeCents < minStakeCents) return quiet('low-stake', { stakeCents, minStakeCents });
  if (calls.coolDownUntil !== null && calls.coolDownUntil > today)
    return quiet('talked-lately', {}, calls.coolDownUntil);
  return speak({ kind: 'call', purpose, signals: callFindings(review), stakeCents, probability }, because, {
    stakeCents,
    ...(judged
      ? { saidRight: judged.right, judged: judged.right + judged.wrong, counts: 100 * trustOf(judged) }
      : {}),
  });
}

function weight({ stakeCents, probability }: Pick<CallStake, 'stakeCents' | 'probability'>): number {
  return stakeCents * probability;
}
