import { done, type Handler } from './job.ts';

/** Wakes the planner, which asks Postgres what is due. */
export const tick: Handler<Record<string, never>> = async (deps) => {
  await deps.plan();
  return done;
};
