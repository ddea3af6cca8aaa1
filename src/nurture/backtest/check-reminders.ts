import type { ReminderCheck } from './backtest-report.ts';
import type { OrderBook } from './order-book.ts';
import { quartilesOf } from './quartiles-of.ts';
import type { Decided } from './replay-talk.ts';

/** `sent`: mails that went. */
export function checkReminders(sent: readonly Decided[], book: OrderBook): ReminderCheck {
  const daysEarly: number[] = [];
  let [items, judged] = [0, 0];
  for (const { act, customerId, day } of sent) {
    if (act.kind !== 'message') continue;
    for (const { productId, usualGapDays } of act.items) {
      if (usualGapDays === null) continue;
      items++;
      if (day + usualGapDays > book.lastDay + 1) continue;
      judged++;
      const boughtOn = book.nextOrder(customerId, day, productId);
      if (boughtOn !== null && boughtOn <= day + usualGapDays) daysEarly.push(boughtOn - day);
    }
  }
  return { items, judged, bought: daysEarly.length, daysEarly: quartilesOf(daysEarly) };
}
