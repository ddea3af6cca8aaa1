import { normalValueAt } from '../../rhythm/normal-value-at.ts';
import type { AdjustedDifference } from './adjusted-difference.ts';

/**
 * Weeks after the first decision at which it is looked whether the effect is proven. Between them nothing new is claimed:
 * whoever looks every week and stops at a lucky one would "prove" effects that are none.
 */
export const LOOK_WEEKS = [4, 8, 13, 26, 39, 52, 78, 104] as const;

/** In two years, an effect that is none is claimed at most once in twenty times. */
const FALSE_CLAIMS = 0.05;
/** Normal quantile of 0.8: a difference this far beyond the bound is found four times in five. */
const POWER_Z = 0.842;

type EffectVerdict =
  /** The interval lies on one side of nothing: `better` says on which. */
  | { kind: 'proven'; better: boolean }
  /** The interval is so narrow that any effect is smaller than this, as a share of what held-out customers do. */
  | { kind: 'none-larger-than'; share: number }
  /** `weeks` from today until it likely can be told; null when not within the looks there are. */
  | { kind: 'cannot-tell'; weeks: number | null };

export interface JudgedEffect extends AdjustedDifference {
  /** Ends of the interval, in the measure's unit. */
  low: number;
  high: number;
  /** The smallest true difference that would be found four times in five with today's numbers. */
  smallestVisible: number;
  verdict: EffectVerdict;
}

/** An effect below this share of what customers do anyway is not worth the care. */
const WORTH_A_WORD = 0.05;

/** The last look that lies behind us; null before the first. */
export function lastLook(weeks: number): number | null {
  return LOOK_WEEKS.findLast((look) => look <= weeks) ?? null;
}

/** When, and beside what, an effect is judged. */
export interface Sitting {
  /** Weeks after the first decision: of the look that counts, and of today. */
  look: number;
  weeks: number;
  /** How many such effects are looked at beside one another; one of many is easily lucky. */
  among: number;
}

export function judgeEffect(found: AdjustedDifference, sitting: Sitting): JudgedEffect {
  const z = boundAmong(sitting.among);
  const reach = z * found.standardError;
  const [low, high] = [found.difference - reach, found.difference + reach];
  const judged = { ...found, low, high, smallestVisible: (z + POWER_Z) * found.standardError };
  return { ...judged, verdict: verdictOf(judged, sitting, z) };
}

/** Looks and effects share the chance of a false claim (Bonferroni), which holds however alike they are. */
function boundAmong(effects: number): number {
  const sides = 2;
  return normalValueAt(1 - FALSE_CLAIMS / (LOOK_WEEKS.length * sides * effects));
}

function verdictOf(judged: Omit<JudgedEffect, 'verdict'>, sitting: Sitting, z: number): EffectVerdict {
  const { low, high, heldOutMean } = judged;
  if (low > 0 || high < 0) return { kind: 'proven', better: low > 0 };
  const largest = Math.max(-low, high) / Math.abs(heldOutMean || Number.POSITIVE_INFINITY);
  if (heldOutMean !== 0 && largest < WORTH_A_WORD) return { kind: 'none-larger-than', share: largest };
  return { kind: 'cannot-tell', weeks: weeksUntilTold(judged, sitting, z) };
}

/** Spread of a yearly rate falls with the square root of the time watched, so the bound reaches the difference seen at this look. */
function weeksUntilTold(
  { difference, standardError }: Omit<JudgedEffect, 'verdict'>,
  { look, weeks }: Sitting,
  z: number,
): number | null {
  if (difference === 0) return null;
  const needed = look * ((z * standardError) / Math.abs(difference)) ** 2;
  const told = LOOK_WEEKS.find((next) => next > look && next >= needed);
  return told === undefined ? null : told - weeks;
}
