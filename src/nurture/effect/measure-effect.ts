import type { Database } from '../../platform/database.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { adjustedDifference, type EffectUnit, withoutGiants } from './adjusted-difference.ts';
import { type EffectRow, firstDecisionDay, readEffectKinds, readEffectRows } from './effect-store.ts';
import { type JudgedEffect, judgeEffect, LOOK_WEEKS, lastLook, type Sitting } from './judge-effect.ts';

export type EffectMeasure = 'orders' | 'revenue' | 'kept';

export interface EffectReport {
  /** The first decision, and the look that counts. Null while there is nothing to look at. */
  since: Day | null;
  until: Day | null;
  /** Weeks watched at that look, and the next one. */
  look: number | null;
  nextLook: number | null;
  /** Orders and cents a customer and year; share (0–1) that ordered in the last 90 days. Null with too few customers. */
  measures: Record<EffectMeasure, JudgedEffect | null>;
}

const YEAR_DAYS = 365;
/** A rate over fewer days is mostly noise. */
const LEAST_DAYS = 28;
/** "Ordered in the last 90 days" needs as many. */
const KEPT_DAYS = 90;

/**
 * What care has changed, against customers held out, at the last look that lies behind `today`. `kind`: only customers
 * first chosen for that message kind or call purpose.
 */
export async function measureEffect(
  { db }: { db: Database },
  input: { today: Day; kind: string | null },
): Promise<EffectReport> {
  const since = await firstDecisionDay(db);
  const nothing = { orders: null, revenue: null, kept: null };
  if (since === null) return { since, until: null, look: null, nextLook: LOOK_WEEKS[0], measures: nothing };
  const weeks = Math.floor((input.today - since) / 7);
  const look = lastLook(weeks);
  const nextLook = LOOK_WEEKS.find((week) => week > weeks) ?? null;
  if (look === null) return { since, until: null, look, nextLook, measures: nothing };
  const until = since + 7 * look;
  const rates = await readEffectRows(db, { until, leastDays: LEAST_DAYS, kind: input.kind });
  const kept = rates.filter(({ days }) => days >= KEPT_DAYS);
  // Kinds are shown beside one another, so a lucky one among them would be taken for proof.
  const among = input.kind === null ? 1 : Math.max(1, (await readEffectKinds(db)).length);
  const at = { look, weeks, among };
  const measures = {
    orders: judged(rates, at, (row) => [row.ordersBefore, aYear(row.ordersAfter, row)]),
    revenue: judged(rates, at, (row) => [row.centsBefore, aYear(row.centsAfter, row)]),
    kept: judged(kept, at, (row) => [row.keptBefore, row.keptAfter]),
  };
  return { since, until, look, nextLook, measures };
}

function judged(
  rows: readonly EffectRow[],
  sitting: Sitting,
  measure: (row: EffectRow) => readonly [number, number],
): JudgedEffect | null {
  const units: EffectUnit[] = rows.map((row) => {
    const [before, after] = measure(row);
    return { heldOut: row.heldOut, before, after };
  });
  const found = adjustedDifference(withoutGiants(units));
  return found && judgeEffect(found, sitting);
}

function aYear(count: number, { days }: EffectRow): number {
  return (count * YEAR_DAYS) / days;
}
