import type { Cents } from '../shared/money.ts';
import type { Growing, Shrinking, Silent, Untapped, Widening } from '../signals/signal.ts';
import { yearValue } from '../signals/year-value.ts';
import type { Facts } from './facts.ts';
import { type ReviewCase, signalsOf } from './review-case.ts';
import { type SignalVerdicts, trustOf } from './signal-trust.ts';

/** What a finding is about in money a year, and the chance that it is right. */
export interface CallStake {
  stakeCents: Cents;
  probability: number;
  /** What its kind's earlier calls have shown; null before the first. */
  judged: SignalVerdicts | null;
}

export type StakedFinding = Silent | Shrinking | Growing | Widening | Untapped;

const DAYS_OF_YEAR = 365;
/** A talk wins a part of what is bought elsewhere; a fifth is all that one dares to count on. */
const WON_BY_TALKING = 0.2;

/**
 * Silence puts the whole of the customer's last year of ordering at stake; a trend, its change over a year; new categories, what they
 * bring in a year. Growth is worth more where much is still bought elsewhere, and less where the whole industry grows.
 */
export function callStake(finding: StakedFinding, review: ReviewCase): CallStake {
  const judged = review.facts.trust?.[finding.kind] ?? null;
  return {
    stakeCents: Math.max(0, Math.round(yearlyCents(finding, review))),
    probability: finding.strength * (judged ? trustOf(judged) : 1),
    judged,
  };
}

function yearlyCents(finding: StakedFinding, review: ReviewCase): number {
  switch (finding.kind) {
    case 'silent':
      return yearValue(review.facts.history, finding.evidence.lastOrderOn + 1);
    case 'shrinking':
      return trendCents(finding);
    case 'growing':
      return trendCents(finding) * ownPart(finding, review) + untappedCents(review);
    case 'widening':
      return widenedCents(finding, review.facts) + untappedCents(review);
    case 'untapped':
      return untappedCents(review);
  }
}

function trendCents({ evidence: { expectedCents, recentCents, days } }: Shrinking | Growing): number {
  return (Math.abs(expectedCents - recentCents) * DAYS_OF_YEAR) / Math.max(1, days);
}

/** The share of a growth that the industry does not have as well. */
function ownPart({ evidence: { change } }: Growing, { worth }: ReviewCase): number {
  const industry = Math.max(0, worth.growth?.industry ?? 0);
  return change > 0 ? Math.max(0, 1 - industry / change) : 1;
}

/** Of what even the lowest guess says that it buys elsewhere. */
function untappedCents(review: ReviewCase): number {
  return signalsOf(review, 'untapped').reduce(
    (cents, { evidence }) => cents + WON_BY_TALKING * (evidence.lowCents - evidence.todayCents),
    0,
  );
}

/** Everything ever bought of the new categories lies within the window. */
function widenedCents({ evidence }: Widening, { history, careModel }: Facts): number {
  let cents = 0;
  for (const { productId, purchases } of history.items) {
    if (!evidence.productIds.includes(productId)) continue;
    for (const purchase of purchases) cents += purchase.amountCents;
  }
  return (cents * DAYS_OF_YEAR) / Math.max(1, careModel.signals.wideningWindowDays);
}
