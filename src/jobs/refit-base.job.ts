import { learnBaseInThread } from '../nurture/learn-base-in-thread.ts';
import { refitBase } from '../nurture/refit-base.ts';
import { startThread } from '../platform/start-thread.ts';
import { done, type Handler } from './job.ts';
import { hadCustomers } from './need-store.ts';
import type { ADay } from './payload.ts';
import { NOBODY_YET } from './review.job.ts';

/** Works out anew what belongs to the whole base: usual gaps, season, trends, suggestions; in a thread of its own. */
export const refit: Handler<ADay> = async (deps, { day }, signal) => {
  if (!(await hadCustomers(deps.db, day, deps.supplier.timeZone))) return NOBODY_YET;
  await refitBase({ ...deps, learnBase: learnBaseInThread(startThread, signal) }, { today: day });
  return done;
};
