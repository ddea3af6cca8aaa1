import { suggestionBaseFrom } from '../decisions/suggestions/suggestion-base-from.ts';
import { baseStatisticsFrom } from '../rhythm/base-statistics-from.ts';
import { trendBaseFrom } from '../signals/trends/trend-base.ts';
import { worthBaseFrom } from '../signals/worth/worth-base.ts';
import type { ReviewContext } from './review-context.ts';
import type { WholeBase } from './whole-base.ts';

/** Stored contents → the lookups of a review. */
export function openWholeBase(
  base: WholeBase,
): Pick<ReviewContext, 'base' | 'trends' | 'suggestions' | 'worth'> {
  return {
    base: baseStatisticsFrom(base.intervals),
    trends: trendBaseFrom(base.trends),
    suggestions: suggestionBaseFrom(base.suggestions),
    worth: worthBaseFrom(base.worth),
  };
}
