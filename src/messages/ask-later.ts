import { localMoment } from '../customers/local-moment.ts';
import type { Database } from '../platform/database.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { Supplier } from '../shared/supplier.ts';
import { listItemWishes, setItemWish } from './item-wish-store.ts';
import type { LinkedMessage } from './link-target-store.ts';
import { withdraw } from './unsent-store.ts';

/** How long "still have some" holds. */
export const LATER_DAYS = 14;

/** Stays quiet about the items of one mail for two weeks. What was stopped for good stays stopped. */
export async function askLater(
  deps: { db: Database; now: () => Date; supplier: Pick<Supplier, 'timeZone'> },
  { customerId, timeZone, items }: LinkedMessage,
): Promise<void> {
  const at = deps.now();
  const askAgainOn = isoFromDay(localMoment(at, timeZone, deps.supplier.timeZone).day + LATER_DAYS);
  await deps.db.repeatable(async (tx) => {
    const wishes = await listItemWishes(tx, customerId);
    const stopped = new Set(wishes.filter((wish) => wish.askAgainOn === null).map((wish) => wish.productId));
    for (const { productId } of items)
      if (!stopped.has(productId)) await setItemWish(tx, { customerId, productId, askAgainOn, at });
    await withdraw(tx, { customerId }, 'wishes-changed');
  });
}
