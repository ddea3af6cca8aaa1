/** How a forest is grown. */
export interface ForestSettings {
  trees: number;
  /** Share of what a tree found that is believed. */
  rate: number;
  leaves: number;
  /** A leaf holds at least this much curvature: about four times as many even chances. */
  leastCurve: number;
  /** Curvature of nothing happening that each leaf is pulled with. */
  pull: number;
  /** Share of rows, and of features, that each tree sees. */
  rowShare: number;
  featureShare: number;
  seed: number;
}
