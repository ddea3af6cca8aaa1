import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import type { ForecastQuality } from '../forecast-quality.ts';
import type { ItemForecastModel } from './item-forecast-model.ts';

export function fitItems(
  _books: readonly CustomerBook[],
  input: { on: Day; horizonDays: number },
): { model: ItemForecastModel; quality: ForecastQuality } {
  const none = { count: 0, happened: 0, auc: 0.5, averagePrecision: 0, brier: 0, calibrationError: 0 };
  return {
    model: { horizonDays: input.horizonDays },
    quality: { cuts: [], horizonDays: input.horizonDays, forecast: none, plain: none, reliability: [] },
  };
}
