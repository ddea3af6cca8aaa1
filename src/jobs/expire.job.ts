import { expireCalls } from '../calls/expire-calls.ts';
import { expireMessages } from '../messages/expire-messages.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Closes messages and calls whose reason has passed. */
export const expire: Handler<ADay> = async (deps, { day }) => {
  await expireMessages(deps);
  await expireCalls(deps, { today: day });
  return done;
};
