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

/**
 * How well a model made on a day foretold the horizon after it, beside the plain interval; over customers with a rhythm of
 * their own. The model must know nothing of that horizon.
 */
export function measureCustomers(
  logs: readonly OrderLog[],
  model: CustomerForecastModel,
  madeOn: Day,
): ForecastQuality {
  const { horizonDays } = model;
  const open = openCustomers(model);
  const judged = logs.filter(({ days }) => countBefore(days, madeOn) >= LEAST_OWN_ORDERS);
  const happened = judged.map(({ days }) =>
    (days[countBefore(days, madeOn)] ?? Number.POSITIVE_INFINITY) < madeOn + horizonDays ? 1 : 0,
  );
  const past = judged.map((log) => logBefore(log, madeOn));
  const chances = past.map((log) => orderChance(open, log, madeOn, horizonDays));
  const { reliability, ...forecast } = measureProbabilities(chances, happened);
  const { reliability: _, ...plain } = measureProbabilities(plainChances(past, madeOn, model), happened);
  return { cuts: [madeOn], horizonDays, forecast, plain, reliability };
}
