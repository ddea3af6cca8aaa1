import { buryWaiting } from './delivery-store.ts';
import { type OffCause, setEndpoint } from './endpoint-store.ts';
import type { WebhookDeps } from './webhook-deps.ts';

/** From now on nothing is written down for the endpoint; what still waits is kept as dead letters. */
export async function switchOff(
  { db, now, log }: Pick<WebhookDeps, 'db' | 'now' | 'log'>,
  endpointId: number,
  because: OffCause,
): Promise<void> {
  await db.transaction(async (tx) => {
    await setEndpoint(tx, endpointId, { off: because });
    await buryWaiting(tx, endpointId, now());
  });
  log.warn({ endpoint: endpointId, because }, 'a webhook endpoint was switched off');
}
