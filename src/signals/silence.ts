import type { PacedGaps } from '../forecast/customer-forecast.ts';
import { elapsedOpenDays } from '../rhythm/elapsed-open-days.ts';
import { type QuietSpell, quietDays, quietSpell } from '../rhythm/quiet-spell.ts';
import { wasQuietLastYear } from '../rhythm/was-quiet-last-year.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { SignalCase } from './signal-input.ts';

/** How a customer's silence stands to what is usual for it. */
export interface Silence extends QuietSpell {
  /** Whether it let as much time pass at this time of last year, and came back. */
  seenLastYear: boolean;
  /** Gaps and silence by the clock that was taken. */
  clock: PacedGaps;
}

/** Order days below which there is no rhythm to fall silent from. */
const LEAST_ORDER_DAYS = 2;
/** A customer of every few days is on holiday before it is gone: on weekly wholesale, 21 days hold false alarms down. */
export const LEAST_SILENT_DAYS = 21;

/**
 * The silence of a customer: by the trade's own clock where there is a forecast, so that quiet weeks make nobody silent, else
 * by open days. Null without a rhythm.
 */
export function silenceOf(one: SignalCase): Silence | null {
  const { rhythm, forecast, today } = one;
  if (rhythm.orderDays.length < LEAST_ORDER_DAYS) return null;
  const clock = forecast?.orders?.paced ?? {
    gaps: openGaps(one, rhythm.orderDays),
    sinceDays: rhythm.daysSince ?? 0,
    tradeGapDays: tradeGapOf(one),
  };
  return {
    ...quietSpell(clock.gaps, clock.sinceDays, clock.tradeGapDays),
    seenLastYear: wasQuietLastYear(rhythm.orderDays, today),
    clock,
  };
}

/** Open days after which somebody who has ordered on these days counts as silent. Null without a rhythm. */
export function silentAfterDays(one: SignalCase, orderDays: readonly Day[]): number | null {
  if (orderDays.length < LEAST_ORDER_DAYS) return null;
  const rare = quietDays(openGaps(one, orderDays), tradeGapOf(one), one.thresholds.silentPerYear);
  return Math.max(LEAST_SILENT_DAYS, rare);
}

/** Whether somebody who has ordered on these days could count as silent after so many open days: one look, where the limit takes many. */
export function isSilentAfter(one: SignalCase, orderDays: readonly Day[], days: number): boolean {
  if (orderDays.length < LEAST_ORDER_DAYS) return false;
  return (
    quietSpell(openGaps(one, orderDays), days, tradeGapOf(one)).timesPerYear < one.thresholds.silentPerYear
  );
}

function openGaps({ closures }: SignalCase, orderDays: readonly Day[]): number[] {
  return orderDays.slice(1).map((day, i) => Math.max(1, elapsedOpenDays(orderDays[i] as Day, day, closures)));
}

function tradeGapOf({ base, industry, rhythm }: SignalCase): number {
  return base.customerInterval(industry)?.interval.usualGapDays ?? rhythm.order.usualGapDays ?? 1;
}
