import { ADVISORY_LOCKS } from '../../shared/advisory-locks.ts';
import { holdingLock } from '../holding-lock-store.ts';
import { nextDelivery } from './shop-delivery-store.ts';
import type { ShopDeps } from './shop-deps.ts';
import { takeDelivery } from './take-delivery.ts';

/** Reads what shops told, in the order in which it came, until nothing waits. One worker at a time. */
export async function takeDeliveries(deps: ShopDeps, signal: AbortSignal): Promise<void> {
  await holdingLock(deps.db, ADVISORY_LOCKS.shops, async () => {
    while (!signal.aborted) {
      const delivery = await nextDelivery(deps.db);
      if (!delivery) return;
      await takeDelivery(deps, delivery);
    }
  });
}
