import { fitInThread } from '../nurture/fit-in-thread.ts';
import { refitForecast } from '../nurture/refit-forecast.ts';
import { startThread } from '../platform/start-thread.ts';
import { done, type Handler } from './job.ts';
import { hadCustomers } from './need-store.ts';
import type { ADay } from './payload.ts';
import { NOBODY_YET } from './review.job.ts';

/** Learns a new forecast, in a thread of its own so that everything else goes on. */
export const fitForecastAnew: Handler<ADay> = async (deps, { day }, signal) => {
  if (!(await hadCustomers(deps.db, day, deps.supplier.timeZone))) return NOBODY_YET;
  const { name, state } = await refitForecast(
    { ...deps, fit: fitInThread(startThread, signal) },
    { today: day },
  );
  deps.log.info({ name, state }, 'forecast learnt');
  return done;
};
