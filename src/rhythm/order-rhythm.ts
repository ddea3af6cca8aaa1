import { type OrderDays, orderDaysOf } from './order-days.ts';
import { pullRhythm } from './pull-rhythm.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import type { Rhythm } from './rhythm.ts';
import type { RhythmContext } from './rhythm-context.ts';

/** How regularly a customer orders, whatever it orders; pulled towards its industry, then everyone, while orders are few. */
export function orderRhythm(
  history: PurchaseHistory,
  context: RhythmContext,
  orderDays: OrderDays = orderDaysOf(history.items, context.settings.mergeOrderDays),
): Rhythm {
  return pullRhythm(
    orderDays.days,
    orderDays.lastDay,
    context.base.customerInterval(context.industry),
    context,
  );
}
