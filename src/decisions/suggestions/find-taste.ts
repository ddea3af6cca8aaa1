import type { Day } from '../../shared/calendar-day.ts';
import { type RecentItem, weighRecent } from './basket.ts';
import type { SuggestionBase } from './suggestion-base.ts';

/** How far a product agrees with a customer's taste, as its recent purchases show it; 0 says nothing either way. */
export function findTaste(
  base: Pick<SuggestionBase, 'tasteOf'>,
  items: readonly RecentItem[],
  today: Day,
): (productId: number) => number {
  let own = new Float64Array(0);
  for (const { productId, weight } of weighRecent(items, today)) {
    const taste = base.tasteOf(productId);
    if (!taste) continue;
    if (own.length === 0) own = new Float64Array(taste.length);
    for (let i = 0; i < own.length; i++) own[i] = (own[i] ?? 0) + weight * (taste[i] ?? 0);
  }
  return (productId) => {
    const taste = base.tasteOf(productId);
    let agreement = 0;
    if (taste) for (let i = 0; i < own.length; i++) agreement += (own[i] ?? 0) * (taste[i] ?? 0);
    return agreement;
  };
}
