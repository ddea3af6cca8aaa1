import { median } from '../../rhythm/percentile.ts';
import { chanceTail } from './chance-tail.ts';
import { NO_TRENDS } from './no-trends.ts';
import type { TrendCut } from './trend-contents.ts';

/** Below this nothing is learnt of how customers swing. */
const LEAST_CUSTOMERS = 50;
/** A base that seems to swing more than twice as wide as chance is rather one where much has changed. */
const MOST_SWING = 2;

/** Surprises of many customers in one direction, one each. */
export interface Surprises {
  /** Any change, however small. */
  any: readonly number[];
  /** 0 where the change is too small to be looked at. */
  enough: readonly number[];
}

/**
 * Where the line lies so that of all findings no larger share than `falseShare` is expected to be false (Benjamini and
 * Hochberg's rule). What chance brings about is not taken from a formula but from the base's own histories, shuffled;
 * and where even the middle of the base swings wider than that, all of it is held to be chance.
 */
export function trendCut(found: Surprises, byChance: Surprises, falseShare: number): TrendCut {
  if (found.any.length < LEAST_CUSTOMERS) return NO_TRENDS.cuts.shrinking.frequent;
  const swing = Math.max(1, Math.min(MOST_SWING, median(found.any) / median(byChance.any) || 1));
  const tail = chanceTail(byChance.enough);
  const falling = found.enough.map((surprise) => surprise / swing).sort((a, b) => b - a);
  // A single finding must be this far out; each further one lowers the line for all.
  let from = tail.valueAt(falseShare / falling.length);
  for (const [i, surprise] of falling.entries()) {
    if (surprise <= 0) break;
    if (tail.shareBeyond(surprise) * falling.length <= falseShare * (i + 1)) from = Math.min(from, surprise);
  }
  return { swing: round(swing), from: round(from), fade: round(tail.fade), falseShare };
}

function round(value: number): number {
  return Math.floor(value * 1e4) / 1e4;
}
