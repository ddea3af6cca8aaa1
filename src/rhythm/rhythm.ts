import type { Day } from '../shared/calendar-day.ts';

/** Whose gaps spoke: the customer's own, its industry's with this product, everyone's with it, its industry's, everyone's. */
export type RhythmSource = 'own' | 'industry-product' | 'product' | 'industry' | 'all' | 'none';

/** How regularly a customer orders, or an item is bought. */
export interface Rhythm {
  source: RhythmSource;
  /** Merged order days (several within a few days count once). */
  orderDays: number;
  firstDay: Day | null;
  lastDay: Day | null;
  /** Days; null when nothing is known. */
  usualGapDays: number | null;
  /** Robust spread of the gaps in days (1.4826 × median absolute deviation), pulled like the gap. */
  spreadDays: number | null;
  /** Days after the last order beyond which it is late: the 75th percentile of the gaps. */
  lateAfterDays: number | null;
  /** 0–1: how much of the gap is the customer's own, and how steady it is. */
  confidence: number;
}

/** Usual gap of a group (industry × product, product, industry, all), learnt from its members. */
export interface BaseInterval {
  usualGapDays: number;
  spreadDays: number;
  /** How many gaps it was learnt from. */
  gaps: number;
}
