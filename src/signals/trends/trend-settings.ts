/** The settings by which trends are looked for; the signal thresholds of the care model hold all of it. */
export interface TrendSettings {
  mergeOrderDays: number;
  trendMonths: number;
  trendFalseShare: number;
  shrinkingChange: number;
  growingChange: number;
}
