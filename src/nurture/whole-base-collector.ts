import type { CareModel } from '../decisions/care-model.ts';
import { createSuggestionCollector } from '../decisions/suggestions/collect-suggestions.ts';
import { createBaseCollector } from '../rhythm/collect-base.ts';
import type { Day } from '../shared/calendar-day.ts';
import { createTrendCollector } from '../signals/trends/collect-trends.ts';
import { createWorthCollector, type WorthMember } from '../signals/worth/collect-worth.ts';
import type { CategoryOf } from '../signals/worth/year-spend.ts';
import type { WholeBase } from './whole-base.ts';

/** Takes in customers one by one and learns what belongs to all of them together. */
export interface WholeBaseCollector {
  add(member: WorthMember): void;
  finish(): WholeBase;
}

export function createWholeBaseCollector(
  today: Day,
  { signals, closures }: Pick<CareModel, 'signals' | 'closures'>,
  {
    looksBack = true,
    categoryOf = () => null,
  }: { looksBack?: boolean | undefined; categoryOf?: CategoryOf } = {},
): WholeBaseCollector {
  const { mergeOrderDays } = signals;
  const intervals = createBaseCollector({ today, mergeOrderDays, closures });
  const trends = createTrendCollector(today, signals);
  const suggestions = createSuggestionCollector({ today, looksBack });
  const worth = createWorthCollector(today, categoryOf);
  return {
    add(member) {
      intervals.add(member);
      trends.add(member);
      suggestions.add(member);
      worth.add(member);
    },
    finish: () => ({
      intervals: intervals.finish(),
      trends: trends.finish(),
      suggestions: suggestions.finish(),
      worth: worth.finish(),
    }),
  };
}
