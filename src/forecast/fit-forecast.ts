import type { Day, DayRange } from '../shared/calendar-day.ts';
import type { CustomerBook } from './customer-book.ts';
import { fitCustomers } from './customers/fit-customers.ts';
import type { ForecastModel } from './forecast-model.ts';
import type { ForecastQuality } from './forecast-quality.ts';
import { historySize } from './history-size.ts';
import { fitItems } from './items/fit-items.ts';

/** With less, weights would be guesses, and the plain interval does better. */
export const FORECAST_NEEDS = { customers: 500, days: 180 } as const;

export interface FitInput {
  /** Exclusive: nothing dated on or after it is used. */
  on: Day;
  itemHorizonDays: number;
  customerHorizonDays: number;
  closures: readonly DayRange[];
}

export type ForecastFit =
  | { kind: 'fitted'; model: ForecastModel; quality: { items: ForecastQuality; customers: ForecastQuality } }
  | { kind: 'too-little'; customers: number; days: number; needed: typeof FORECAST_NEEDS };

/** Learns from the supplier's own history what past days would have had to say. */
export function fitForecast(books: readonly CustomerBook[], input: FitInput): ForecastFit {
  const size = historySize(books, input.on);
  if (size.customers < FORECAST_NEEDS.customers || size.days < FORECAST_NEEDS.days)
    return { kind: 'too-little', ...size, needed: FORECAST_NEEDS };
  const { on, closures } = input;
  const items = fitItems(books, { on, horizonDays: input.itemHorizonDays, closures });
  const customers = fitCustomers(books, {
    on: input.on,
    horizonDays: input.customerHorizonDays,
    closures: input.closures,
  });
  return {
    kind: 'fitted',
    model: { madeOn: input.on, items: items.model, customers: customers.model },
    quality: { items: items.quality, customers: customers.quality },
  };
}
