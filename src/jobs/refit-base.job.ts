import { refitBase } from '../nurture/refit-base.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Works out anew what belongs to the whole base: usual gaps, season, suggestions. */
export const refit: Handler<ADay> = async (deps, { day }) => {
  await refitBase(deps, { today: day });
  return done;
};
