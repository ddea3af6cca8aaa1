import type { Cents } from '../shared/money.ts';
import type { Growing, Shrinking, Silent, Widening } from '../signals/signal.ts';
import { yearValue } from '../signals/year-value.ts';
import type { Facts } from './facts.ts';

/** What a finding is about in money a year, and the chance that it is right. */
export interface CallStake {
  stakeCents: Cents;
  probability: number;
}

const DAYS_OF_YEAR = 365;

/** Silence puts the whole of the customer's last year of ordering at stake; a trend, its change over a year; new categories, what they bring in a year. */
export function callStake(finding: Silent | Shrinking | Growing | Widening, facts: Facts): CallStake {
  return { stakeCents: Math.max(0, Math.round(yearlyCents(finding, facts))), probability: finding.strength };
}

function yearlyCents(finding: Silent | Shrinking | Growing | Widening, facts: Facts): number {
  switch (finding.kind) {
    case 'silent':
      return yearValue(facts.history, finding.evidence.lastOrderOn + 1);
    case 'shrinking':
    case 'growing': {
      const { expectedCents, recentCents, days } = finding.evidence;
      return (Math.abs(expectedCents - recentCents) * DAYS_OF_YEAR) / Math.max(1, days);
    }
    case 'widening':
      return widenedCents(finding, facts);
  }
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
