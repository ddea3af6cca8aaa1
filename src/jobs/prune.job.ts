import { forgetOld } from '../nurture/retention-store.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Forgets what is kept for a while only. */
export const prune: Handler<ADay> = async (deps) => {
  for (const { name, rows } of await forgetOld(deps.db, deps.now()))
    if (rows > 0) deps.log.info({ what: name, rows }, 'forgotten');
  return done;
};
