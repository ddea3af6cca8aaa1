import type { FitInput, ForecastFit } from '../forecast/fit-forecast.ts';
import type { ForecastModel } from '../forecast/forecast-model.ts';
import type { PurchaseColumns } from '../rhythm/purchase-columns.ts';
import type { ForecastQualities } from './forecast-version.ts';

/** All that a fit needs, in a form that goes over to another thread. */
export interface FitTask {
  lines: PurchaseColumns;
  /** Industry by customer, where it is known. */
  industries: ReadonlyMap<number, string>;
  input: FitInput;
  /** The model in use, to be measured on the same cuts. */
  inUse: ForecastModel | null;
}

export interface FitAnswer {
  fit: ForecastFit;
  /** The model in use on the cuts it had not seen; a part is null where it had seen all of them. */
  inUse: { [Part in keyof ForecastQualities]: ForecastQualities[Part] | null } | null;
}

/** Works on a fit without keeping the program from anything else. */
export type Fit = (task: FitTask) => Promise<FitAnswer>;
