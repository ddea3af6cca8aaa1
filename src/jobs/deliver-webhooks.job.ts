import { deliverWebhooks } from '../webhooks/deliver-webhooks.ts';
import { done, type Handler } from './job.ts';

/** Tells the world what happened. Deliveries keep their own retries, so this is done even where none was taken. */
export const tellTheWorld: Handler<Record<string, never>> = async (deps, _payload, signal) => {
  const { taken, failed } = await deliverWebhooks(deps, signal);
  if (failed > 0) deps.log.warn({ taken, failed }, 'not all webhooks were taken');
  return done;
};
