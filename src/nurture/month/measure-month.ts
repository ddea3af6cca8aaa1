import type { Database } from '../../platform/database.ts';
import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import type { Supplier } from '../../shared/supplier.ts';
import type { CoverageReport } from '../coverage/coverage-report.ts';
import { measureCoverage } from '../coverage/measure-coverage.ts';
import { type EffectReport, measureEffect } from '../effect/measure-effect.ts';
import { type GoalCourse, measureGoals } from '../goals/measure-goals.ts';
import { measureReasons, type ReasonReport } from '../reasons/measure-reasons.ts';
import { type MonthFigures, readMonthFigures, readMonthRevenue } from './month-store.ts';

/** All that the letter about one month tells. */
export interface MonthReport {
  /** The last whole month before the day, since 1970-01. */
  month: number;
  figures: MonthFigures;
  /** Thirteen months, the last one this report's. */
  revenue: readonly { month: number; cents: number }[];
  coverage: CoverageReport;
  effect: EffectReport;
  goals: readonly GoalCourse[];
  reasons: ReasonReport;
}

/** A year ago stands beside today. */
const MONTHS_DRAWN = 13;

export async function measureMonth(
  deps: { db: Database; supplier: Pick<Supplier, 'timeZone'> },
  today: Day,
): Promise<MonthReport> {
  const month = monthOfDay(today) - 1;
  const to = firstDayOfMonth(month + 1) - 1;
  const drawn = Array.from({ length: MONTHS_DRAWN }, (_, i) => month - MONTHS_DRAWN + 1 + i);
  const figures = await readMonthFigures(deps.db, {
    ...{ from: firstDayOfMonth(month), to, timeZone: deps.supplier.timeZone },
  });
  const revenue = await readMonthRevenue(deps.db, { from: firstDayOfMonth(drawn[0] as number), to });
  const centsOf = (one: number) => revenue.find((row) => row.month === one)?.cents ?? 0;
  return {
    month,
    figures,
    revenue: drawn.map((one) => ({ month: one, cents: centsOf(one) })),
    coverage: await measureCoverage(deps, { today, inputs: {} }),
    effect: await measureEffect(deps, { today, kind: null }),
    goals: await measureGoals(deps, today),
    reasons: await measureReasons(deps, to),
  };
}
