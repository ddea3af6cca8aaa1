import type { Actor } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { resurrect } from '../delivery-store.ts';
import type { WebhookDeps } from '../webhook-deps.ts';

/** Lets dead letters go once more, one or all of an endpoint that is on. Answers how many there were. */
export function resendDead(
  deps: Pick<WebhookDeps, 'db' | 'now'>,
  { by, which }: { by: Actor; which: { endpointId: number } | { deliveryId: number } },
): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const count = await resurrect(tx, which);
    const subjects =
      'endpointId' in which ? { webhook: [which.endpointId] } : { webhookDelivery: [which.deliveryId] };
    if (count > 0)
      await recordChange({ ...deps, db: tx }, { by, kind: 'webhook-resent', subjects, after: { count } });
    return count;
  });
}
