import type { CallPurpose } from '../../decisions/decision.ts';
import { MESSAGE_KINDS, type MessageKind } from '../../decisions/message-kind.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import { type GoalCourse, measureGoals } from '../goals/measure-goals.ts';
import { rememberFigures } from '../remember-figures.ts';
import { type EffectMonth, effectState, readEffectKinds, readEffectMonths } from './effect-store.ts';
import type { EffectMeasure } from './judge-measures.ts';
import { type EffectReport, measureEffect } from './measure-effect.ts';
import { type MonthDifference, type MonthSum, monthDifference } from './month-difference.ts';

/** One month of one side: orders, cents and share (0–1) of customers that ordered, each a customer. */
export interface MonthSide {
  orders: number;
  revenue: number;
  kept: number;
}

export interface EffectOverview {
  all: EffectReport;
  caredFor: number;
  heldOut: number;
  /** From a year before the first decision to the last complete month; `month` is months since 1970-01. */
  months: readonly {
    month: number;
    caredFor: MonthSide;
    heldOut: MonthSide;
    /** Of the two sides, in the same units; null with too few customers. */
    difference: Readonly<Record<EffectMeasure, MonthDifference | null>>;
  }[];
  goals: readonly GoalCourse[];
  kinds: readonly { kind: MessageKind | CallPurpose; report: EffectReport }[];
}

/** Calls that can be held out. */
const PURPOSES: readonly CallPurpose[] = ['retention', 'growth'];
const YEAR_DAYS = 365;

/** What care has changed: in all, by month, by kind and reason. Worked out once a day, and anew after an import or a review. */
export const effectOverview = rememberFigures(measureAll, effectState);

async function measureAll(deps: { db: Database }, today: Day): Promise<EffectOverview> {
  const goals = await measureGoals(deps, today);
  const all = await measureEffect(deps, { today, kind: null });
  if (all.since === null) return { all, caredFor: 0, heldOut: 0, months: [], kinds: [], goals };
  const thisMonth = monthOfDay(today);
  const from = all.since - YEAR_DAYS;
  const found = await readEffectMonths(deps.db, { from, until: firstDayOfMonth(thisMonth) });
  const { caredFor, heldOut } = found;
  const first = monthOfDay(from);
  const months = Array.from({ length: thisMonth - first }, (_, i) => {
    const rowOf = (isHeldOut: boolean) =>
      found.months.find((one) => one.month === first + i && one.heldOut === isHeldOut);
    const [cared, left] = [sumsOf(rowOf(false), caredFor), sumsOf(rowOf(true), heldOut)];
    return {
      month: first + i,
      caredFor: eachOf(cared),
      heldOut: eachOf(left),
      difference: differences(cared, left),
    };
  });
  return { all, caredFor, heldOut, months, goals, kinds: await measureKinds(deps, today) };
}

type Sums = Readonly<Record<EffectMeasure, MonthSum>>;

/** A month in which nobody of a side ordered has no row. */
function sumsOf(row: EffectMonth | undefined, customers: number): Sums {
  const { orders = 0, ordersSquared = 0, cents = 0, centsSquared = 0, ordered = 0 } = row ?? {};
  return {
    orders: { customers, sum: orders, squared: ordersSquared },
    revenue: { customers, sum: cents, squared: centsSquared },
    kept: { customers, sum: ordered, squared: ordered },
  };
}

function eachOf({ orders, revenue, kept }: Sums): MonthSide {
  const each = ({ sum, customers }: MonthSum) => sum / Math.max(1, customers);
  return { orders: each(orders), revenue: each(revenue), kept: each(kept) };
}

function differences(cared: Sums, left: Sums): EffectOverview['months'][number]['difference'] {
  return {
    orders: monthDifference(cared.orders, left.orders),
    revenue: monthDifference(cared.revenue, left.revenue),
    kept: monthDifference(cared.kept, left.kept),
  };
}

/** One after another: each reads the orders of everybody chosen for it. */
async function measureKinds(deps: { db: Database }, today: Day): Promise<EffectOverview['kinds']> {
  const ever = await readEffectKinds(deps.db);
  const kinds = [...MESSAGE_KINDS, ...PURPOSES].filter((kind) => ever.includes(kind));
  const measured = [];
  for (const kind of kinds) measured.push({ kind, report: await measureEffect(deps, { today, kind }) });
  return measured;
}
