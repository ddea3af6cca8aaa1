import { deliverMessages } from '../messages/deliver-messages.ts';
import { readCareModel } from '../nurture/care-model-store.ts';
import { done, type Handler } from './job.ts';

/** Messages taken before the settings are read again. */
const MESSAGES_AT_A_TIME = 1_000;

/** Sends what is due, until nothing is or the worker stops. */
export const deliver: Handler<Record<string, never>> = async (deps, _payload, signal) => {
  const { sending } = (await readCareModel(deps.db)).settings;
  while (!signal.aborted) {
    const { stopped, ...fates } = await deliverMessages(deps, {
      limit: MESSAGES_AT_A_TIME,
      sending,
      signal,
    });
    const taken = Object.values(fates).reduce((sum, count) => sum + count, 0);
    if (stopped !== null || taken < MESSAGES_AT_A_TIME) return done;
  }
  return { kind: 'snooze', until: deps.now(), because: 'another worker goes on' };
};
