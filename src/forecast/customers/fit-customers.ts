import { closuresBefore } from '../../rhythm/closures-before.ts';
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

/** Latest days a trial is made on, and days between them. */
const HELD_OUT = 2;
const STEP_DAYS = 30;

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

/**
 * How good fits are that knew nothing of the horizon they are held against: the last one to have ended, and, where enough lies
 * before it, the one that ended a month earlier. One season alone would speak for itself only.
 */
export function tryCustomers(books: readonly CustomerBook[], input: CustomerFitInput): ForecastQuality {
  const logs = logsOf(books, input.on);
  const trials = heldOutDays(logs, input).map((madeOn) => {
    const past = logs.map((log) => logBefore(log, madeOn)).filter(({ days }) => days.length > 0);
    const closures = closuresBefore(input.closures, madeOn);
    return { madeOn, model: fitCustomerModel(past, { ...input, on: madeOn, closures }) };
  });
  return measureCustomers(logs, trials, input.horizonDays);
}

/** Newest first. The newest is tried whatever lies before it, as nothing else could be. */
function heldOutDays(logs: readonly OrderLog[], { on, horizonDays }: CustomerFitInput): Day[] {
  const firstDay = logs.reduce((first, { days }) => Math.min(first, days[0] ?? first), on);
  const newest = on - horizonDays;
  return Array.from({ length: HELD_OUT }, (_, i) => newest - i * STEP_DAYS).filter(
    (day) => day === newest || day - firstDay >= 2 * horizonDays,
  );
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
