import type { Day } from '../../shared/calendar-day.ts';
import type { BacktestReport } from './backtest-report.ts';

/** Sums over all weeks of a replay, and the week with most to do. */
export interface WeekTotals {
  /** May be a fraction: the last week may be cut short. */
  weeks: number;
  mails: number;
  mailsHeldOut: number;
  raised: number;
  made: number;
  callsHeldOut: number;
  capacity: number;
  busiest: { from: Day; mails: number; raised: number };
}

const DAYS_OF_WEEK = 7;

export function weekTotals({ from, to, weeks, mails, calls }: BacktestReport): WeekTotals {
  const each = weeks.map((week) => ({ ...week, mails: sum(Object.values(week.mails)) }));
  const busiest = each.toSorted((a, b) => b.mails + b.raised - a.mails - a.raised)[0];
  return {
    weeks: (to - from + 1) / DAYS_OF_WEEK,
    mails: sum(mails.map(({ sent }) => sent)),
    mailsHeldOut: sum(mails.map(({ heldOut }) => heldOut)),
    raised: sum(each.map(({ raised }) => raised)),
    made: sum(each.map(({ made }) => made)),
    callsHeldOut: sum(calls.map(({ heldOut }) => heldOut)),
    capacity: sum(each.map(({ capacity }) => capacity)),
    busiest: { from: busiest?.from ?? from, mails: busiest?.mails ?? 0, raised: busiest?.raised ?? 0 },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
