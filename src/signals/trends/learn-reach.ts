import { chanceTail } from './chance-tail.ts';
import { NO_TRENDS } from './no-trends.ts';
import {
  BUYER_TYPES,
  type BuyerType,
  CHANGED_PARTS,
  type ChanceReach,
  type ChangedPart,
  DIRECTIONS,
  type Direction,
  type TrendContents,
} from './trend-contents.ts';
import type { WeighedStretch } from './weigh-stretch.ts';

/** Stretches below which nothing is learnt. */
const LEAST_STRETCHES = 200;
/** A part that chance hardly moves (items seldom bought twice) must not turn any move into a wonder. */
const LEAST_REACH = 1;

/**
 * How far chance takes each part, by the stretches of shuffled histories. Counts, values and quantities do not follow
 * the same curve; without it the part with the heaviest tail would speak for all.
 */
export function learnReach(byChance: readonly WeighedStretch[]): TrendContents['reach'] {
  const reach = copyOf(NO_TRENDS.reach);
  for (const buyer of BUYER_TYPES) {
    const ofType = byChance.filter((one) => one.buyer === buyer);
    if (ofType.length < LEAST_STRETCHES) continue;
    for (const direction of DIRECTIONS)
      for (const part of CHANGED_PARTS) reach[direction][buyer][part] = reachOf(ofType, direction, part);
  }
  return reach;
}

function reachOf(byChance: readonly WeighedStretch[], direction: Direction, part: ChangedPart): ChanceReach {
  const sign = direction === 'growing' ? 1 : -1;
  const { start, fade } = chanceTail(byChance.map(({ parts }) => sign * parts[part]));
  return { oneInFifty: round(Math.max(LEAST_REACH, start)), fade: round(fade) };
}

function copyOf(reach: TrendContents['reach']): TrendContents['reach'] {
  const ofBuyers = (direction: Direction): Record<BuyerType, Record<ChangedPart, ChanceReach>> => ({
    frequent: { ...reach[direction].frequent },
    rare: { ...reach[direction].rare },
  });
  return { shrinking: ofBuyers('shrinking'), growing: ofBuyers('growing') };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
