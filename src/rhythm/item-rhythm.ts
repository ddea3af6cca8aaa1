import { type OrderDays, orderDaysOf } from './order-days.ts';
import { pullRhythm } from './pull-rhythm.ts';
import type { ItemHistory } from './purchase-history.ts';
import type { Rhythm } from './rhythm.ts';
import type { RhythmContext } from './rhythm-context.ts';

/** How regularly one customer buys one product; pulled towards its industry's gaps, then everyone's, with that product. */
export function itemRhythm(
  item: ItemHistory,
  context: RhythmContext,
  orderDays: OrderDays = orderDaysOf([item], context.settings.mergeOrderDays),
): Rhythm {
  return pullRhythm(
    orderDays.days,
    orderDays.lastDay,
    context.base.itemInterval(item.productId, context.industry),
    context,
  );
}
