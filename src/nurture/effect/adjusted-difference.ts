/** One customer: the same measure before and after the day it was first chosen for a mail or a call. */
export interface EffectUnit {
  heldOut: boolean;
  before: number;
  after: number;
}

export interface AdjustedDifference {
  /** Cared for minus held out, in the measure's own unit. */
  difference: number;
  standardError: number;
  /** What a held-out customer does, adjusted like the difference. */
  heldOutMean: number;
  caredFor: number;
  heldOut: number;
}

/** Below this many customers on a side the normal approximation says nothing. */
const FEWEST_ON_A_SIDE = 30;

/**
 * Difference of means between cared-for and held-out customers, corrected by what each did before: CUPED (Deng, Xu, Kohavi,
 * Walker 2013), which is regression on the past with one slope for both sides. What a customer did before cannot depend on
 * the side, so the correction takes spread away and nothing else. Null with too few on a side.
 */
export function adjustedDifference(units: readonly EffectUnit[]): AdjustedDifference | null {
  const sides = [units.filter(({ heldOut }) => !heldOut), units.filter(({ heldOut }) => heldOut)] as const;
  if (sides.some((side) => side.length < FEWEST_ON_A_SIDE)) return null;
  const slope = pooledSlope(sides);
  const center = mean(units.map(({ before }) => before));
  const [caredFor, heldOut] = [adjusted(sides[0], slope, center), adjusted(sides[1], slope, center)];
  return {
    difference: mean(caredFor) - mean(heldOut),
    standardError: Math.sqrt(variance(caredFor) / caredFor.length + variance(heldOut) / heldOut.length),
    heldOutMean: mean(heldOut),
    caredFor: caredFor.length,
    heldOut: heldOut.length,
  };
}

/** Largest customers' figures are cut off at this share (0–1) of all, before and after alike: one giant would drown everyone. */
const CUT_AT_SHARE = 0.99;

/** The same units with the largest figures cut to the 99th percentile. */
export function withoutGiants(units: readonly EffectUnit[]): EffectUnit[] {
  const most = (pick: (unit: EffectUnit) => number) => {
    const sorted = Float64Array.from(units, pick).sort();
    return sorted[Math.floor((sorted.length - 1) * CUT_AT_SHARE)] ?? 0;
  };
  const [before, after] = [most((unit) => unit.before), most((unit) => unit.after)];
  return units.map((unit) => ({
    ...unit,
    before: Math.min(unit.before, before),
    after: Math.min(unit.after, after),
  }));
}

function pooledSlope(sides: readonly (readonly EffectUnit[])[]): number {
  let together = 0;
  let spread = 0;
  for (const side of sides) {
    const before = mean(side.map((unit) => unit.before));
    const after = mean(side.map((unit) => unit.after));
    for (const unit of side) {
      together += (unit.before - before) * (unit.after - after);
      spread += (unit.before - before) ** 2;
    }
  }
  return spread > 0 ? together / spread : 0;
}

function adjusted(side: readonly EffectUnit[], slope: number, center: number): number[] {
  return side.map(({ before, after }) => after - slope * (before - center));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1);
}
