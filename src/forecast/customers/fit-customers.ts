import type { Day, DayRange } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import type { ForecastQuality } from '../forecast-quality.ts';
import type { CustomerForecastModel } from './customer-forecast-model.ts';
import { knowsLastYear } from './expected-orders.ts';
import { fitOrderWeights } from './fit-order-weights.ts';
import { measureCustomers } from './measure-customers.ts';
import { logBefore, type OrderLog, orderLogOf } from './order-log.ts';
import { productCourses } from './product-course.ts';
import { tradeBasisOf } from './trade-basis.ts';

export interface CustomerFitInput {
  /** Exclusive: nothing dated on or after it is used. */
  on: Day;
  horizonDays: number;
  closures: readonly DayRange[];
}

/** Learns when customers order. */
export function learnCustomers(
  books: readonly CustomerBook[],
  input: CustomerFitInput,
): CustomerForecastModel {
  return fitCustomerModel(logsOf(books, input.on), input);
}

/** How good a fit is that knew nothing of the last horizon. */
export function tryCustomers(books: readonly CustomerBook[], input: CustomerFitInput): ForecastQuality {
  const logs = logsOf(books, input.on);
  const heldOutOn = input.on - input.horizonDays;
  const past = logs.map((log) => logBefore(log, heldOutOn)).filter(({ days }) => days.length > 0);
  const heldOut = fitCustomerModel(past, { ...input, on: heldOutOn });
  return measureCustomers(logs, heldOut, heldOutOn);
}

function logsOf(books: readonly CustomerBook[], before: Day): OrderLog[] {
  return books.map((book) => orderLogOf(book, before)).filter(({ days }) => days.length > 0);
}

/** The model alone, without a measure of its quality. Logs hold at least one order each, and nothing on or after `on`. */
export function fitCustomerModel(
  logs: readonly OrderLog[],
  { on, horizonDays, closures }: CustomerFitInput,
): CustomerForecastModel {
  const basis = tradeBasisOf(logs, on);
  const { pace, usualGapDays, textbook, textbookByPace, industries } = basis;
  const courses = productCourses(basis.sales, pace, on, horizonDays);
  return {
    ...{ horizonDays, pace, usualGapDays, textbook, textbookByPace, closures },
    weights: fitOrderWeights(logs, basis, horizonDays),
    season: knowsLastYear(pace, on, horizonDays) ? 'last-year' : 'unknown',
    courses: [...courses].map(([id, { season, lately }]) => [id, round(season), round(lately)] as const),
    industries: [...industries],
  };
}

/** Thousandths: beyond that a stored number only takes room. */
function round(number: number): number {
  return Math.round(number * 1000) / 1000;
}
