import type { Day, DayRange } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import type { ForecastQuality } from '../forecast-quality.ts';
import type { CustomerForecastModel } from './customer-forecast-model.ts';

export function fitCustomers(
  _books: readonly CustomerBook[],
  input: { on: Day; horizonDays: number; closures: readonly DayRange[] },
): { model: CustomerForecastModel; quality: ForecastQuality } {
  const none = { count: 0, happened: 0, auc: 0.5, averagePrecision: 0, brier: 0, calibrationError: 0 };
  return {
    model: { horizonDays: input.horizonDays },
    quality: { cuts: [], horizonDays: input.horizonDays, forecast: none, plain: none, reliability: [] },
  };
}
