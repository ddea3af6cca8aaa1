import type { Cents } from '../shared/money.ts';
import type { CallPurpose } from './decision.ts';

type RankedPurpose = CallPurpose | 'follow-up';

export interface RankableCall {
  purpose: RankedPurpose;
  stakeCents: Cents;
  probability: number;
  /** The longest open goes first among equals. */
  raisedOn: number;
}

/**
 * Somebody waits for a promised call. What went wrong comes next, whatever the customer is worth: by its money alone it could lie below
 * the cut for ever, and the customer hears nothing until it is put right.
 */
const FIRST: readonly RankedPurpose[] = ['follow-up', 'service'];

/** Calls for today: promises, then service calls, then the worthiest by value at stake × probability; and what is left, ranked likewise. */
export function rankCalls<Call extends RankableCall>(
  calls: readonly Call[],
  capacity: number,
): { today: Call[]; later: Call[] } {
  const ranked = [...calls].sort(
    (a, b) => place(a) - place(b) || worth(b) - worth(a) || a.raisedOn - b.raisedOn,
  );
  const cut = Math.max(0, Math.floor(capacity));
  return { today: ranked.slice(0, cut), later: ranked.slice(cut) };
}

function place({ purpose }: RankableCall): number {
  const first = FIRST.indexOf(purpose);
  return first < 0 ? FIRST.length : first;
}

function worth({ stakeCents, probability }: RankableCall): number {
  return stakeCents * probability;
}
