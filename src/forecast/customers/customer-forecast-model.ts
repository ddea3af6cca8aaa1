/** What was learnt about customers. */
export interface CustomerForecastModel {
  horizonDays: number;
}
