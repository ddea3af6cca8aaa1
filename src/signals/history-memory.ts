import type { ItemHistory, Purchase } from '../rhythm/purchase-history.ts';
import type { RestingRhythm } from '../rhythm/resting-rhythm.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { OrderSeries } from './trends/order-series.ts';
import type { CustomerWorth } from './worth/customer-worth.ts';

/**
 * What was worked out from a history, for whoever looks at the same customer day after day. It holds until something is bought, or
 * the base or the thresholds change; then a fresh one is due.
 */
export interface HistoryMemory {
  resting: RestingRhythm | null;
  series: OrderSeries | null;
  /** Returns and credit notes. */
  returns: readonly Purchase[] | null;
  categories: readonly BoughtCategory[] | null;
  /** Of the day it was first asked for: in the week until the base is learnt anew, a year's purchases hardly move. */
  worth: CustomerWorth | null;
}

/** A product category, all items bought of it, and the day of the first purchase. */
export interface BoughtCategory {
  category: string;
  items: ItemHistory[];
  firstDay: Day;
}

export function emptyMemory(): HistoryMemory {
  return { resting: null, series: null, returns: null, categories: null, worth: null };
}
