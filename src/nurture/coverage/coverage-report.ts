import type { CareLevel } from '../../decisions/care-model.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';
import type { Share } from '../satisfaction/wilson.ts';
import type { Churn } from './churn.ts';
import type { Payback } from './payback.ts';
import type { SurvivalStep } from './survival-curve.ts';

/** One care level in figures. A year is the 365 days before the report. */
export interface LevelCoverage {
  level: CareLevel;
  /** Ordered within the year. */
  customers: number;
  revenueCents: Cents;
  /** A customer and year; null without customers. */
  ordersAYear: number | null;
  averageOrderCents: Cents | null;
  lostThisYear: number;
  /** Null: cannot tell yet. */
  churn: Churn | null;
  survival: readonly SurvivalStep[];
  /** Share (0–1) of the year's answers that is content. Null: nobody has been asked yet; its share null: too few have answered. */
  satisfaction: { answered: number; content: Share | null } | null;
}

/** Who is cared for, what the others bring, and what a little care would be worth. */
export interface CoverageReport {
  day: Day;
  lostAfterDays: number;
  customers: number;
  revenueCents: Cents;
  /** Key first, small last; a level without customers stands with noughts. */
  levels: readonly LevelCoverage[];
  /** The level that nobody cares for, as shares (0–1) of all; null without customers or revenue. */
  uncared: { customerShare: number | null; revenueShare: number | null };
  payback: Payback;
}
