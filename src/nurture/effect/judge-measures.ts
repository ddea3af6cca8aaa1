import { adjustedDifference, type EffectUnit, withoutGiants } from './adjusted-difference.ts';
import { type JudgedEffect, judgeEffect, type Sitting } from './judge-effect.ts';

/** One customer that a mail or a call was chosen for, whether it got it or was held out. */
export interface EffectRow {
  heldOut: boolean;
  /** Days it has been watched. */
  days: number;
  ordersBefore: number;
  ordersAfter: number;
  /** Returns taken off. */
  centsBefore: number;
  centsAfter: number;
  /** Ordered within the last 90 days, 0 or 1: of the year before, and of the time watched. */
  keptBefore: number;
  keptAfter: number;
}

export const EFFECT_MEASURES = ['orders', 'revenue', 'kept'] as const;
export type EffectMeasure = (typeof EFFECT_MEASURES)[number];

const YEAR_DAYS = 365;
/** "Ordered in the last 90 days" needs as many. */
const KEPT_DAYS = 90;

/**
 * Orders and cents a customer and year, and the share (0–1) that ordered in the last 90 days; null with too few customers. The
 * measures stand beside one another, so that they are judged together; `kinds`: and beside those of so many kinds.
 */
export function judgeMeasures(
  rows: readonly EffectRow[],
  { kinds, ...at }: Omit<Sitting, 'among'> & { kinds: number },
): Record<EffectMeasure, JudgedEffect | null> {
  const sitting = { ...at, among: EFFECT_MEASURES.length * kinds };
  const kept = rows.filter(({ days }) => days >= KEPT_DAYS);
  return {
    orders: judged(rows, sitting, (row) => [row.ordersBefore, aYear(row.ordersAfter, row)]),
    revenue: judged(rows, sitting, (row) => [row.centsBefore, aYear(row.centsAfter, row)]),
    kept: judged(kept, sitting, (row) => [row.keptBefore, row.keptAfter]),
  };
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
