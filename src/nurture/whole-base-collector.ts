import type { CareModel } from '../decisions/care-model.ts';
import { createSuggestionCollector } from '../decisions/suggestions/collect-suggestions.ts';
import { type BaseMember, createBaseCollector } from '../rhythm/collect-base.ts';
import type { Day } from '../shared/calendar-day.ts';
import { createTrendCollector } from '../signals/trends/collect-trends.ts';
import type { WholeBase } from './whole-base.ts';

/** Takes in customers one by one and learns what belongs to all of them together. */
export interface WholeBaseCollector {
  add(member: BaseMember): void;
  finish(): WholeBase;
}

export function createWholeBaseCollector(
  today: Day,
  { signals, closures }: Pick<CareModel, 'signals' | 'closures'>,
  looksBack = true,
): WholeBaseCollector {
  const { mergeOrderDays } = signals;
  const intervals = createBaseCollector({ today, mergeOrderDays, closures });
  const trends = createTrendCollector(today, signals);
  const suggestions = createSuggestionCollector({ today, looksBack });
  return {
    add(member) {
      intervals.add(member);
      trends.add(member);
      suggestions.add(member);
    },
    finish: () => ({
      intervals: intervals.finish(),
      trends: trends.finish(),
      suggestions: suggestions.finish(),
    }),
  };
}
