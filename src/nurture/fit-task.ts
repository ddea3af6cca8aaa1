import type { FitInput, ForecastFit } from '../forecast/fit-forecast.ts';
import type { PurchaseColumns } from '../rhythm/purchase-columns.ts';

/** All that a fit needs, in a form that goes over to another thread. */
export interface FitTask {
  lines: PurchaseColumns;
  /** Industry by customer, where it is known. */
  industries: ReadonlyMap<number, string>;
  input: FitInput;
}

/** Works on a fit without keeping the program from anything else. */
export type Fit = (task: FitTask) => Promise<ForecastFit>;
