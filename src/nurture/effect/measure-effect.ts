import type { Database } from '../../platform/database.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { effectPeriod } from './effect-period.ts';
import { firstDecisionDay, readEffectKinds, readEffectRows } from './effect-store.ts';
import { type JudgedEffect, LOOK_WEEKS } from './judge-effect.ts';
import { type EffectMeasure, judgeMeasures } from './judge-measures.ts';

export interface EffectReport {
  /** When the two years began that are looked at, and the look that counts. Null while there is nothing to look at. */
  since: Day | null;
  until: Day | null;
  /** Weeks watched at that look, and the next one. */
  look: number | null;
  nextLook: number;
  measures: Record<EffectMeasure, JudgedEffect | null>;
}

/** A rate over fewer days is mostly noise. */
const LEAST_DAYS = 28;
const NOTHING = { orders: null, revenue: null, kept: null };

/**
 * What care has changed, against customers held out, at the last look that lies behind `today`. `kind`: only customers
 * first chosen for that message kind or call purpose.
 */
export async function measureEffect(
  { db }: { db: Database },
  input: { today: Day; kind: string | null },
): Promise<EffectReport> {
  const first = await firstDecisionDay(db);
  const nothing = { until: null, look: null, measures: NOTHING };
  if (first === null) return { since: null, nextLook: LOOK_WEEKS[0], ...nothing };
  const { since, until, look, weeks, nextLook } = effectPeriod(first, input.today);
  if (look === null || until === null) return { since, nextLook, ...nothing };
  const rows = await readEffectRows(db, { from: since, until, leastDays: LEAST_DAYS, kind: input.kind });
  // Kinds are shown beside one another, so a lucky one among them would be taken for proof.
  const kinds = input.kind === null ? 1 : Math.max(1, (await readEffectKinds(db)).length);
  return { since, until, look, nextLook, measures: judgeMeasures(rows, { look, weeks, kinds }) };
}
