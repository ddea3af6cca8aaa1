import type { DemandContents } from './demand.ts';

/** Customers of many orders a year and of few are judged apart: the few of the one must not hide behind the many of the other. */
export const BUYER_TYPES = ['frequent', 'rare'] as const;
export type BuyerType = (typeof BUYER_TYPES)[number];
export const DIRECTIONS = ['shrinking', 'growing'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What changes: orders come at another pace, are of another size, hold other quantities of the same, or all told. */
export const CHANGED_PARTS = ['tempo', 'size', 'quantities', 'total'] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** How far chance alone takes one part in one direction, in deviations. */
export interface ChanceReach {
  /** What chance goes beyond in one stretch of fifty. */
  oneInFifty: number;
  /** By how many more deviations it becomes e times rarer from there on. */
  fade: number;
}

/** From where on a change is a finding, worked out over the whole base. */
export interface TrendCut {
  /** How many times wider customers swing than if each one's orders came in any other order; 1 or more. */
  swing: number;
  /** Surprise (find-changes.ts), divided by `swing`, from which on a change is a finding. */
  from: number;
  /** By how much more surprise chance alone becomes e times rarer. */
  fade: number;
  /** Expected share (0–1) of false findings among all at or beyond `from`. */
  falseShare: number;
}

/** The whole base's course by month: what every customer's own is held against. Columns start with `firstMonth`. */
export interface CourseContents {
  /** Months since 1970-01. */
  firstMonth: number;
  /** Orders of a customer against its own usual pace; 1 is usual. */
  tempo: readonly number[];
  /** Natural logarithm of order values, and of quantities of one item, against the customer's own usual. */
  size: readonly number[];
  quantities: readonly number[];
}

/** How much a customer that does not change varies: gaps (variance ÷ squared mean), and logarithms (variance). */
export interface UsualSpreads {
  tempo: number;
  size: number;
  quantities: number;
}

/** What the whole base says about trends, as plain JSON. */
export interface TrendContents {
  course: CourseContents;
  spreads: UsualSpreads;
  /** How much (0–1) a customer's own same months last year say about this year's. */
  ownSeason: number;
  reach: Record<Direction, Record<BuyerType, Record<ChangedPart, ChanceReach>>>;
  cuts: Record<Direction, Record<BuyerType, TrendCut>>;
  demand: DemandContents;
}
