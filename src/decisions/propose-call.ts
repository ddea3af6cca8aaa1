import type { Cents } from '../shared/money.ts';
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
  const { minStakeCents } = careModel.calls;
  const best = weightiest(findings, review, minStakeCents);
  if (!best) return quiet(`nothing-for-${purpose}`);
  const refused = refuseByStage(review, `${purpose}-call`);
  if (refused) return refused;
  const { stakeCents, probability, because, judged } = best;
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

type Weighed = CallStake & { because: string };

/** Of those whose stake earns a call; where none does, of all, so that the answer names what was found. */
function weightiest(
  findings: readonly StakedFinding[],
  review: ReviewCase,
  minStakeCents: Cents,
): Weighed | undefined {
  const all = findings.map((finding) => ({
    ...callStake(finding, review),
    because: `${finding.kind}-at-stake`,
  }));
  const worthACall = all.filter(({ stakeCents }) => stakeCents >= minStakeCents);
  const among = worthACall.length > 0 ? worthACall : all;
  return among.reduce<Weighed | undefined>(
    (best, one) => (best && weight(best) >= weight(one) ? best : one),
    undefined,
  );
}

function weight({ stakeCents, probability }: Pick<CallStake, 'stakeCents' | 'probability'>): number {
  return stakeCents * probability;
}
