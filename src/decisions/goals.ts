/** What the owner wants care to bring; null where nothing is set. Nothing is decided by them: they are shown against their course. */
export interface Goals {
  /** Rise in orders from one year to the next, as a share (0–1). */
  ordersRise: number | null;
  /** Share (0–1) of the customers of a year ago that are lost at most. */
  churnMost: number | null;
}

export const DEFAULT_GOALS: Goals = { ordersRise: null, churnMost: null };
