import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';
import { hasStopped } from './has-stopped.ts';
import type { OrderSeries } from './order-series.ts';
import { openStretch, type Stretch } from './stretch.ts';
import type { TrendBase } from './trend-base.ts';
import {
  type BuyerType,
  CHANGED_PARTS,
  type ChanceReach,
  type ChangedPart,
  DIRECTIONS,
  type Direction,
} from './trend-contents.ts';
import { type WeighedStretch, weighStretch } from './weigh-stretch.ts';

/** A month that has only begun says nothing yet. */
const LEAST_DAYS_SINCE = 28;
const LN_50 = Math.log(50);

/** The clearest change of a customer in one direction. */
interface FoundChange {
  /** First day of the month it set in. */
  since: Day;
  part: ChangedPart;
  /** −ln of the share of stretches in which chance alone would go as far. */
  surprise: number;
  change: number;
  recentCents: Cents;
  expectedCents: Cents;
}

/** By direction: the clearest change that is large enough, and how far the clearest of any size reaches. */
export interface Changes {
  buyer: BuyerType;
  enough: Record<Direction, FoundChange | null>;
  any: Record<Direction, number>;
}

/** Shares that a customer must buy less, or more, for it to be looked at. */
export type LeastChange = Record<Direction, number>;

/**
 * The clearest change since the first of any of the last `months` months, down and up apart; null for a customer with too
 * few orders to tell, or one that has stopped.
 */
export function findChanges(
  series: OrderSeries,
  today: Day,
  base: TrendBase,
  { months, least }: { months: number; least: LeastChange },
): Changes | null {
  let found: Changes | null = null;
  for (const stretch of stretchesOf(series, today, base, months)) {
    const weighed = weighStretch(stretch);
    found ??= {
      buyer: weighed.buyer,
      enough: { shrinking: null, growing: null },
      any: { shrinking: 0, growing: 0 },
    };
    if (weighed.buyer === 'frequent') found.buyer = 'frequent';
    for (const direction of DIRECTIONS) keepClearest(found, direction, stretch, weighed, least);
  }
  return found;
}

/** The stretches looked at, the shortest first; none for a customer that has stopped. */
export function stretchesOf(series: OrderSeries, today: Day, base: TrendBase, months: number): Stretch[] {
  const stretches: Stretch[] = [];
  if (hasStopped(series.days, today)) return stretches;
  const newest = monthOfDay(today - LEAST_DAYS_SINCE);
  for (let back = 0; back < months; back++) {
    const stretch = openStretch(series, firstDayOfMonth(newest - back), today, base);
    if (stretch) stretches.push(stretch);
  }
  return stretches;
}

function keepClearest(
  found: Changes,
  direction: Direction,
  { since, base }: Stretch,
  { buyer, parts, change, recentCents, expectedCents }: WeighedStretch,
  least: LeastChange,
): void {
  const sign = direction === 'growing' ? 1 : -1;
  const reach = base.reach[direction][buyer];
  let part: ChangedPart = 'total';
  let surprise = 0;
  for (const one of CHANGED_PARTS) {
    const surprised = surpriseOf(sign * parts[one], reach[one]);
    if (surprised > surprise) [part, surprise] = [one, surprised];
  }
  if (surprise > found.any[direction]) found.any[direction] = surprise;
  if (sign * change < least[direction] || surprise <= (found.enough[direction]?.surprise ?? 0)) return;
  found.enough[direction] = { since, part, surprise, change, recentCents, expectedCents };
}

/** Deviations as −ln of their chance, so that parts of heavy and of light tails can be held against each other. */
function surpriseOf(deviations: number, { oneInFifty, fade }: ChanceReach): number {
  const surprise =
    deviations > oneInFifty ? LN_50 + (deviations - oneInFifty) / fade : (LN_50 * deviations) / oneInFifty;
  // The last digits hang on the order in which items were added up; a finding must not.
  return Math.round(surprise * 1e6) / 1e6;
}
