import { CARE_LEVELS, type CareLevel } from '../../decisions/care-model.ts';
import type { CoverageInputs } from '../../decisions/coverage-inputs.ts';
import type { Database } from '../../platform/database.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { readCareModel } from '../care-model-store.ts';
import { figuresBy } from '../satisfaction/answer-figures.ts';
import { readAsked } from '../satisfaction/asked-store.ts';
import type { AnswerFigures } from '../satisfaction/satisfaction-report.ts';
import { yearlyChurn } from './churn.ts';
import type { CoverageReport, LevelCoverage } from './coverage-report.ts';
import { type CoverageRow, readCoverageRows } from './coverage-store.ts';
import { payback } from './payback.ts';
import { survivalCurve } from './survival-curve.ts';

/** The level that has nobody's name on it. */
const UNCARED: CareLevel = 'small';

/** The coverage report of a day. `inputs` stand in for those of the care model. */
export async function measureCoverage(
  { db }: { db: Database },
  input: { today: Day; inputs?: Partial<CoverageInputs> },
): Promise<CoverageReport> {
  const { settings } = await readCareModel(db);
  const { lostAfterDays } = settings.signals;
  const rows = await readCoverageRows(db, { today: input.today, lostAfterDays });
  const asked = figuresBy(await readAsked(db, { day: input.today, kind: 'question' }), ({ level }) => level);
  const levels = CARE_LEVELS.map((level) => ({
    ...coverageOf(
      level,
      rows.filter((row) => row.level === level),
    ),
    satisfaction: satisfactionOf(asked.find(({ name }) => name === level)),
  }));
  const customers = sumOf(levels, (level) => level.customers);
  const revenueCents = sumOf(levels, (level) => level.revenueCents);
  const uncared = levels.find(({ level }) => level === UNCARED) ?? coverageOf(UNCARED, []);
  return {
    ...{ day: input.today, lostAfterDays, customers, revenueCents, levels },
    uncared: {
      customerShare: customers > 0 ? uncared.customers / customers : null,
      revenueShare: revenueCents > 0 ? uncared.revenueCents / revenueCents : null,
    },
    payback: payback(uncared, { ...settings.coverage, ...input.inputs }),
  };
}

function coverageOf(level: CareLevel, rows: readonly CoverageRow[]): LevelCoverage {
  const active = rows.filter(({ orderDaysOfYear }) => orderDaysOfYear > 0);
  const orders = sumOf(active, (row) => row.orderDaysOfYear);
  const revenueCents = Math.round(sumOf(active, (row) => row.centsOfYear));
  return {
    level,
    customers: active.length,
    revenueCents,
    ordersAYear: active.length > 0 ? orders / active.length : null,
    averageOrderCents: orders > 0 ? Math.round(revenueCents / orders) : null,
    lostThisYear: rows.filter(({ lostThisYear }) => lostThisYear).length,
    churn: yearlyChurn(rows),
    survival: survivalCurve(rows),
    satisfaction: null,
  };
}

function satisfactionOf(asked: AnswerFigures | undefined): LevelCoverage['satisfaction'] {
  return asked ? { answered: asked.answered, content: asked.content } : null;
}

function sumOf<Row>(rows: readonly Row[], pick: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + pick(row), 0);
}
