import { holdingLock } from '../holding-lock-store.ts';
import { nextDelivery } from './shop-delivery-store.ts';
import type { ShopDeps } from './shop-deps.ts';
import { takeDelivery } from './take-delivery.ts';

/** Held by whoever reads deliveries: two at once could let an older one overtake. */
const SHOPS_LOCK = 7_946_291;

/** Reads what shops told, in the order in which it came, until nothing waits. One worker at a time. */
export async function takeDeliveries(deps: ShopDeps, signal: AbortSignal): Promise<void> {
  await holdingLock(deps.db, SHOPS_LOCK, async () => {
    while (!signal.aborted) {
      const delivery = await nextDelivery(deps.db);
      if (!delivery) return;
      await takeDelivery(deps, delivery);
    }
  });
}
