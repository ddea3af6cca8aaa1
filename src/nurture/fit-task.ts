import type { MessagePort } from 'node:worker_threads';
import type { FitInput, ForecastFit } from '../forecast/fit-forecast.ts';
import type { PurchaseColumns } from '../rhythm/purchase-columns.ts';

/** All that a fit needs, in a form that goes over to another thread. */
export interface FitTask {
  lines: PurchaseColumns;
  /** Industry by customer, where it is known. */
  industries: ReadonlyMap<number, string>;
  input: FitInput;
}

/** What the thread that fits is given. */
export interface FitThreadTask extends FitTask {
  /** Where the trial's outcome comes from, a TriedForecast; null where this thread tries as well. */
  tried: MessagePort | null;
}

/** Works on a fit without keeping the program from anything else. */
export type Fit = (task: FitTask) => Promise<ForecastFit>;
