/** What was learnt about items. */
export interface ItemForecastModel {
  horizonDays: number;
}
