import type { Day } from '../shared/calendar-day.ts';
import { elapsedOpenDays } from './elapsed-open-days.ts';
import type { ItemHistory, PurchaseHistory } from './purchase-history.ts';
import { type RestingRhythm, restingRhythm } from './resting-rhythm.ts';
import type { Rhythm } from './rhythm.ts';
import type { RhythmContext } from './rhythm-context.ts';

/** Rhythm of one item and how long it has been quiet. */
export interface ItemInRhythm {
  item: ItemHistory;
  rhythm: Rhythm;
  /** Open days since it was last bought. */
  daysSince: number;
}

/** A customer's rhythm with that of its items, as it stands on a day. */
export interface CustomerRhythm {
  order: Rhythm;
  /** Merged order days, ascending. */
  orderDays: readonly Day[];
  /** Open days since the last order; null when there was none. */
  daysSince: number | null;
  /** Items bought on at least `leastPurchases` order days, in the order given. */
  items: readonly ItemInRhythm[];
}

/** `resting`: what is known of the same history already, where somebody has kept it. */
export function customerRhythm(
  history: PurchaseHistory,
  today: Day,
  context: RhythmContext,
  leastPurchases = 2,
  resting: RestingRhythm = restingRhythm(history, context, leastPurchases),
): CustomerRhythm {
  const { order, orderDays } = resting;
  const { closures } = context;
  return {
    order,
    orderDays,
    daysSince: order.lastDay === null ? null : elapsedOpenDays(order.lastDay, today, closures),
    items: resting.items.map(({ item, rhythm, lastDay }) => ({
      item,
      rhythm,
      daysSince: elapsedOpenDays(lastDay, today, closures),
    })),
  };
}
