import type { Cents } from '../shared/money.ts';

export interface RankableCall {
  stakeCents: Cents;
  probability: number;
  /** The longest open goes first among equals. */
  raisedOn: number;
}

/** Calls for today, worthiest first by value at stake × probability, and what is left for another day, ranked likewise. */
export function rankCalls<Call extends RankableCall>(
  calls: readonly Call[],
  capacity: number,
): { today: Call[]; later: Call[] } {
  const ranked = [...calls].sort((a, b) => worth(b) - worth(a) || a.raisedOn - b.raisedOn);
  const cut = Math.max(0, Math.floor(capacity));
  return { today: ranked.slice(0, cut), later: ranked.slice(cut) };
}

function worth({ stakeCents, probability }: RankableCall): number {
  return stakeCents * probability;
}
