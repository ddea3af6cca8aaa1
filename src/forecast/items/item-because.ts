import { median } from '../../rhythm/percentile.ts';
import type { ItemBecause } from '../customer-forecast.ts';
import type { CustomerSales } from './customer-sales.ts';
import { coversLastYear } from './cut.ts';
import type { OpenItems } from './open-items.ts';
import type { CustomerView, VisitedItem } from './visit-items.ts';

/** From so many purchases on an item's own numbers speak; until then those of the product lead. */
const OWN_TIMES = 3;

/** The numbers behind a chance, of which a sentence can be made. Days by the calendar, as people count them. */
export function itemBecause(
  { sales, cut }: CustomerView,
  { item, place, tally }: VisitedItem,
  { base, model }: OpenItems,
): ItemBecause {
  return {
    times: tally.times,
    usualGapDays: tally.times >= OWN_TIMES ? usualGap(sales, item, tally.times) : null,
    daysSince: cut.day - (sales.days[tally.last] as number),
    sameWeeksLastYear: coversLastYear(cut) ? tally.sameWeeks : null,
    source: tally.times >= OWN_TIMES ? 'own' : base.appeals.sourceOf(place, sales.industry),
    recentBuyers: model.recentBuyers[place] ?? 0,
  };
}

function usualGap({ starts, days }: CustomerSales, item: number, times: number): number {
  const first = starts[item] as number;
  const gaps = Array.from(
    { length: times - 1 },
    (_, i) => (days[first + i + 1] as number) - (days[first + i] as number),
  );
  return median(gaps);
}
