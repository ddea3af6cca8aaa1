import type { Growing, Shrinking, TrendEvidence } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { isFinding } from './trends/is-finding.ts';
import type { Direction } from './trends/trend-contents.ts';

/** The customer's clearest change in a direction as a signal, if it lies beyond the line drawn over the whole base. */
export function trendSignal({ changes, today, trends }: SignalCase, direction: Direction): Trend | null {
  const found = changes?.enough[direction];
  if (!changes || !found || !isFinding(changes, direction, trends)) return null;
  const { swing, from, fade, falseShare } = trends.cuts[direction][changes.buyer];
  const { since, part, change, recentCents, expectedCents } = found;
  return {
    startedOn: since,
    // Findings on the line are false as often as is held to be bearable, and ever more seldom beyond it.
    strength: 1 - falseShare * Math.exp((from - found.surprise / swing) / fade),
    evidence: { days: today - since, part, change, recentCents, expectedCents },
  };
}

interface Trend extends Pick<Shrinking | Growing, 'startedOn' | 'strength'> {
  evidence: TrendEvidence;
}
