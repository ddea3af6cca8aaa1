import type { WholeBase } from './whole-base.ts';

/** What a review opens. */
const PARTS = {
  intervals: ['products', 'industryProducts', 'industries', 'all', 'season', 'closures'],
  trends: ['course', 'spreads', 'ownSeason', 'reach', 'cuts', 'demand'],
  suggestions: ['industries', 'neighbours', 'tastes', 'products', 'leaders', 'ties'],
  worth: ['groups', 'tops'],
} as const satisfies { [Part in keyof WholeBase]: readonly (keyof WholeBase[Part])[] };

/** Whether stored contents hold all that this version reads; those of an older one may not, and are learnt again. */
export function isWholeBase(contents: unknown): contents is WholeBase {
  return Object.entries(PARTS).every(([part, names]) => {
    const stored = isRecord(contents) ? contents[part] : undefined;
    return isRecord(stored) && names.every((name) => name in stored);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
