import { fitForecast } from '../forecast/fit-forecast.ts';
import { historiesFromColumns } from '../rhythm/histories-from-columns.ts';
import type { FitAnswer, FitTask } from './fit-task.ts';

/** Lines → books → a fit, and the model in use beside it. Takes a minute or so of one processor. */
export function workOnFit({ lines, industries, input }: FitTask): FitAnswer {
  const books = historiesFromColumns(lines).map(({ customerId, history }) => ({
    customerId,
    industry: industries.get(customerId) ?? null,
    history,
  }));
  return { fit: fitForecast(books, input), inUse: null };
}
