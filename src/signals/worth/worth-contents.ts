import type { Cents } from '../../shared/money.ts';
import type { SizeBand } from './size-band.ts';

/** What the upper quarter of a group buys of one category in a year at least, with its 95 % interval; `''` is goods without one. */
export type LevelRow = readonly [category: string, lowCents: Cents, cents: Cents, highCents: Cents];

/** Customers of one industry, and of one size where it is known. */
export interface PeerRow {
  /** A code such as `56.10`, or its division `56`. */
  industry: string;
  size: SizeBand | null;
  customers: number;
  /** Bought in the last half year against the same one a year before: 0.1 is a tenth more. Null: too few to tell. */
  growth: number | null;
  /** Categories that the upper quarter does not buy are left out. */
  levels: readonly LevelRow[];
}

/** What the whole base tells about the worth of a customer. Learnt with it, and as it is stored. */
export interface WorthContents {
  groups: readonly PeerRow[];
  /** Customers who buy for so much a year bring, all together, a twentieth of the revenue, two twentieths, … */
  tops: readonly Cents[];
}
