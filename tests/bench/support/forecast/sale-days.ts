import { isReturn, type Purchase } from '../../../../src/rhythm/purchase-history.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';

/** Days on which something was sold, ascending, each once. */
export function saleDays(purchases: Iterable<Purchase>): Day[] {
  const days = new Set<Day>();
  for (const purchase of purchases) if (!isReturn(purchase)) days.add(purchase.day);
  return [...days].sort((a, b) => a - b);
}
