import { type ForecastFit, fitForecast } from '../forecast/fit-forecast.ts';
import { historiesFromColumns } from '../rhythm/histories-from-columns.ts';
import type { FitTask } from './fit-task.ts';

/** Lines → books → a fit. Takes a minute or so of one processor. */
export function workOnFit({ lines, industries, input }: FitTask): ForecastFit {
  const books = Array.from(historiesFromColumns(lines), ({ customerId, history }) => ({
    customerId,
    industry: industries.get(customerId) ?? null,
    history,
  }));
  return fitForecast(books, input);
}
