import { resolveStuck } from '../messages/resolve-stuck.ts';
import { done, type Handler } from './job.ts';

/** Frees messages whose worker died: what had not begun goes again, what may have gone out becomes uncertain. */
export const sweep: Handler<Record<string, never>> = async (deps) => {
  await resolveStuck(deps, { builtInInbox: deps.builtInInbox });
  await deps.plan();
  return done;
};
