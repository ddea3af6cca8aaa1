import { refitBase } from '../nurture/refit-base.ts';
import { done, type Handler } from './job.ts';
import { hadCustomers } from './need-store.ts';
import type { ADay } from './payload.ts';
import { NOBODY_YET } from './review.job.ts';

/** Works out anew what belongs to the whole base: usual gaps, season, suggestions. */
export const refit: Handler<ADay> = async (deps, { day }) => {
  if (!(await hadCustomers(deps.db, day, deps.supplier.timeZone))) return NOBODY_YET;
  await refitBase(deps, { today: day });
  return done;
};
