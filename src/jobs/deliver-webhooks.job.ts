import { isHeldOut } from '../decisions/hold-out.ts';
import { readCareModel } from '../nurture/care-model-store.ts';
import { deliverWebhooks } from '../webhooks/deliver-webhooks.ts';
import { done, type Handler } from './job.ts';

/** Tells the world what happened. Deliveries keep their own retries, so this is done even where none was taken. */
export const tellTheWorld: Handler<Record<string, never>> = async (deps, _payload, signal) => {
  const { holdOut } = (await readCareModel(deps.db)).settings;
  const isLeftAlone = (customerId: number) => isHeldOut(customerId, holdOut);
  const { taken, failed } = await deliverWebhooks({ ...deps, isHeldOut: isLeftAlone }, signal);
  if (failed > 0) deps.log.warn({ taken, failed }, 'not all webhooks were taken');
  return done;
};
