import type { TrendContents } from './trend-contents.ts';

/** As a normal curve would have it. */
const NORMAL = { oneInFifty: 2.05, fade: 0.4 };
const PARTS = { tempo: NORMAL, size: NORMAL, quantities: NORMAL, total: NORMAL };
const BUYERS = { frequent: PARTS, rare: PARTS };
/** One in some thousands by chance. */
const EYE_CATCHING = { swing: 1, from: 9, fade: 1, falseShare: 0.1 };
const CUTS = { frequent: EYE_CATCHING, rare: EYE_CATCHING };

/** Nothing is known of a base without orders: every month is a usual one, and only what leaps to the eye is a finding. */
export const NO_TRENDS: TrendContents = {
  course: { firstMonth: 0, tempo: [], size: [], quantities: [] },
  spreads: { tempo: 1, size: 0.45, quantities: 0.12 },
  ownSeason: 0,
  reach: { shrinking: BUYERS, growing: BUYERS },
  cuts: { shrinking: CUTS, growing: CUTS },
  demand: { firstMonth: 0, until: 0, all: [], products: [] },
};
