import type { Day } from '../../shared/calendar-day.ts';
import type { ForecastQuality } from '../forecast-quality.ts';
import { measureProbabilities } from '../measure-probabilities.ts';
import type { CustomerForecastModel } from './customer-forecast-model.ts';
import { countBefore } from './look-back.ts';
import { openCustomers } from './open-customers.ts';
import { orderChance } from './order-chance.ts';
import { logBefore, type OrderLog } from './order-log.ts';
import { LEAST_OWN_ORDERS } from './order-weights.ts';
import { plainChances } from './plain-chances.ts';

/** A model and the day it was made on. It must know nothing of the horizon after it. */
interface CustomerTrial {
  madeOn: Day;
  model: CustomerForecastModel;
}

/** How well models foretold the horizons after them, beside the plain interval; over customers with a rhythm of their own. */
export function measureCustomers(
  logs: readonly OrderLog[],
  trials: readonly CustomerTrial[],
  horizonDays: number,
): ForecastQuality {
  const told = trials.map((trial) => tellHorizon(logs, trial, horizonDays));
  const happened = told.flatMap((one) => one.happened);
  const chances = told.flatMap((one) => one.chances);
  const { reliability, ...forecast } = measureProbabilities(chances, happened);
  const plainly = told.flatMap((one) => one.plain);
  const { reliability: _, ...plain } = measureProbabilities(plainly, happened);
  return { cuts: trials.map(({ madeOn }) => madeOn), horizonDays, forecast, plain, reliability };
}

/** What a model, and the plain interval, said of each customer, and what came. */
function tellHorizon(logs: readonly OrderLog[], { madeOn, model }: CustomerTrial, horizonDays: number) {
  const open = openCustomers(model);
  const judged = logs.filter(({ days }) => countBefore(days, madeOn) >= LEAST_OWN_ORDERS);
  const past = judged.map((log) => logBefore(log, madeOn));
  return {
    chances: past.map((log) => orderChance(open, log, madeOn, horizonDays)),
    plain: plainChances(past, madeOn, model),
    happened: judged.map(({ days }) =>
      (days[countBefore(days, madeOn)] ?? Number.POSITIVE_INFINITY) < madeOn + horizonDays ? 1 : 0,
    ),
  };
}
