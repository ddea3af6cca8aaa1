import { deliverMessages } from '../messages/deliver-messages.ts';
import { readCareModel } from '../nurture/care-model-store.ts';
import { done, type Handler } from './job.ts';

/** Messages taken at a time: a stop waits for no more than these. */
const MESSAGES_AT_A_TIME = 50;

/** Sends what is due, until nothing is or the worker stops. */
export const deliver: Handler<Record<string, never>> = async (deps, _payload, signal) => {
  const { settings } = await readCareModel(deps.db);
  const { sending } = settings;
  while (!signal.aborted) {
    const report = await deliverMessages(deps, { limit: MESSAGES_AT_A_TIME, sending });
    const { paused, ...counts } = report;
    const taken = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (paused !== null || taken < MESSAGES_AT_A_TIME) break;
  }
  return done;
};
