import type { Untapped } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/**
 * Small here, large elsewhere: an active customer that buys clearly less than those of its industry and size, whatever the
 * doubt about them. What is missing is not news of a day, so it begins today.
 */
export function findUntapped({ worth, thresholds, today, rhythm }: SignalCase): Untapped | null {
  const potential = worth?.potential;
  if (!worth || !potential || rhythm.daysSince === null) return null;
  if (potential.highShare > thresholds.untappedShare) return null;
  const { industry, size, customers, cents, lowCents, highCents, share, lowShare, highShare } = potential;
  return {
    kind: 'untapped',
    startedOn: today,
    strength: 1 - highShare,
    evidence: {
      ...{ industry, size, customers, todayCents: worth.todayCents },
      ...{ potentialCents: cents, lowCents, highCents, share, lowShare, highShare },
      categories: potential.gaps.map(({ category }) => category).filter((category) => category !== ''),
    },
  };
}
