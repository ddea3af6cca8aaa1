import type { Day, DayRange } from '../shared/calendar-day.ts';
import type { BaseInterval } from './rhythm.ts';

/** What belongs to the whole base and stands still between fits. Lookups answer undefined for "not known". */
export interface BaseStatistics {
  itemInterval(
    productId: number,
    industry: string | null,
  ): { interval: BaseInterval; source: 'industry-product' | 'product' } | undefined;
  customerInterval(
    industry: string | null,
  ): { interval: BaseInterval; source: 'industry' | 'all' } | undefined;
  /** Share of a usual month that the whole base orders in this calendar month (1–12); 1 is a usual month. */
  seasonOfMonth(month: number): number;
  /** Days the supplier was closed: nobody ordered. They make nobody late. */
  closures: readonly DayRange[];
  /** Day of the very first order in the books: nobody's beginning before it can be seen. Left out where not known. */
  firstDay?: Day | null;
}
