import { median } from '../../rhythm/percentile.ts';
import type { ItemBecause } from '../customer-forecast.ts';
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
  const first = sales.starts[item] as number;
  const days = Array.from(sales.days.subarray(first, first + tally.times));
  const gaps = days.slice(1).map((day, i) => day - (days[i] as number));
  return {
    times: tally.times,
    usualGapDays: tally.times >= OWN_TIMES ? median(gaps) : null,
    daysSince: cut.day - (days.at(-1) as number),
    sameWeeksLastYear: coversLastYear(cut) ? tally.sameWeeks : null,
    source: tally.times >= OWN_TIMES ? 'own' : base.appeals.sourceOf(place, sales.industry),
    recentBuyers: model.recentBuyers[place] ?? 0,
  };
}
