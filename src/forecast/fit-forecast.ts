import type { Day, DayRange } from '../shared/calendar-day.ts';
import type { CustomerBook } from './customer-book.ts';
import type { CustomerForecastModel } from './customers/customer-forecast-model.ts';
import { learnCustomers, tryCustomers } from './customers/fit-customers.ts';
import type { ForecastModel } from './forecast-model.ts';
import type { ForecastQuality } from './forecast-quality.ts';
import { historySize } from './history-size.ts';
import { joinItems, type LearntItems, learnItems, tryItems } from './items/fit-items.ts';
import type { HeldOut } from './items/measure-items.ts';

/** Customers with orders, and days of them. */
export interface ForecastNeeds {
  customers: number;
  days: number;
}

/** With less, weights would be guesses, and the plain interval does better. */
const FORECAST_NEEDS: ForecastNeeds = { customers: 500, days: 180 };

export interface FitInput {
  /** Exclusive: nothing dated on or after it is used. */
  on: Day;
  itemHorizonDays: number;
  customerHorizonDays: number;
  closures: readonly DayRange[];
  /** Less than FORECAST_NEEDS, where a guess will do. */
  needs?: ForecastNeeds;
}

export interface TooLittle {
  kind: 'too-little';
  customers: number;
  days: number;
  needed: ForecastNeeds;
}

export type ForecastFit =
  | { kind: 'fitted'; model: ForecastModel; quality: { items: ForecastQuality; customers: ForecastQuality } }
  | TooLittle;

/** Learnt from the whole past: one half of a fit. */
export interface LearntForecast {
  items: LearntItems;
  customers: CustomerForecastModel;
}

/** Tried on the latest part of the past by what came before it: the other half. It goes over to another thread. */
export interface TriedForecast {
  items: HeldOut[];
  customers: ForecastQuality;
}

/** Null where there is enough to learn from. */
export function findTooLittle(
  books: readonly CustomerBook[],
  { on, needs: needed = FORECAST_NEEDS }: FitInput,
): TooLittle | null {
  const size = historySize(books, on);
  const isEnough = size.customers >= needed.customers && size.days >= needed.days;
  return isEnough ? null : { kind: 'too-little', ...size, needed };
}

/** Learns from the supplier's own history what past days would have had to say. */
export function learnForecast(books: readonly CustomerBook[], input: FitInput): LearntForecast {
  const { items, customers } = inputsOf(input);
  return { items: learnItems(books, items), customers: learnCustomers(books, customers) };
}

export function tryForecast(books: readonly CustomerBook[], input: FitInput): TriedForecast {
  const { items, customers } = inputsOf(input);
  return { items: tryItems(books, items), customers: tryCustomers(books, customers) };
}

/**
 * Its two halves know nothing of each other: who has two processors gives them one each, and comes to the same model.
 */
export function joinForecast(madeOn: Day, learnt: LearntForecast, tried: TriedForecast): ForecastFit {
  const items = joinItems(learnt.items, tried.items);
  return {
    kind: 'fitted',
    model: { madeOn, items: items.model, customers: learnt.customers },
    quality: { items: items.quality, customers: tried.customers },
  };
}

function inputsOf({ on, closures, itemHorizonDays, customerHorizonDays }: FitInput) {
  return {
    items: { on, closures, horizonDays: itemHorizonDays },
    customers: { on, closures, horizonDays: customerHorizonDays },
  };
}
