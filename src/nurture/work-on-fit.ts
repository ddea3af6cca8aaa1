import type { CustomerBook } from '../forecast/customer-book.ts';
import {
  type ForecastFit,
  findTooLittle,
  joinForecast,
  learnForecast,
  type TriedForecast,
  tryForecast,
} from '../forecast/fit-forecast.ts';
import { historiesFromColumns } from '../rhythm/histories-from-columns.ts';
import type { FitTask } from './fit-task.ts';

/**
 * Lines → books → a fit. Takes a minute or so of one processor, and as much of another where the trial is worked on `elsewhere`;
 * without it, one does both.
 */
export async function workOnFit(
  task: FitTask,
  elsewhere: (() => Promise<TriedForecast>) | null,
): Promise<ForecastFit> {
  const { input } = task;
  const books = booksOf(task);
  const tooLittle = findTooLittle(books, input);
  if (tooLittle) return tooLittle;
  // Begun first: while this thread learns, it hears nothing.
  const tried = elsewhere?.();
  const learnt = learnForecast(books, input);
  return joinForecast(input.on, learnt, tried ? await tried : tryForecast(books, input));
}

/** The half of a fit that looks how good it is; null where there is too little to learn from. */
export function workOnTrial(task: FitTask): TriedForecast | null {
  const books = booksOf(task);
  return findTooLittle(books, task.input) ? null : tryForecast(books, task.input);
}

function booksOf({ lines, industries }: FitTask): CustomerBook[] {
  return Array.from(historiesFromColumns(lines), ({ customerId, history }) => ({
    customerId,
    industry: industries.get(customerId) ?? null,
    history,
  }));
}
