import { setCadence } from '../customers/cadence-store.ts';
import { localMoment } from '../customers/local-moment.ts';
import type { Database } from '../platform/database.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import type { Supplier } from '../shared/supplier.ts';
import { LATER_DAYS } from './ask-later.ts';
import { dropItemWish, setItemWish } from './item-wish-store.ts';
import type { LinkedMessage } from './link-target-store.ts';
import { withdraw } from './unsent-store.ts';

/** What may be wished about one item: reminders as usual, not for two weeks, or none any more. */
export const ITEM_WISHES = ['remind', 'later', 'stop'] as const;
export type ItemWishChoice = (typeof ITEM_WISHES)[number];

export interface Preferences {
  /** Fewest days between two mails; null leaves it to us. */
  cadenceDays: number | null;
  /** No mail at all for so many days; 0 for none, null leaves what stands. */
  pauseDays: number | null;
  language: Language;
  items: readonly { productId: number; wish: ItemWishChoice }[];
}

/** Keeps what a contact chose. It takes effect at once: mails on their way that no longer fit are taken back. */
export async function savePreferences(
  deps: { db: Database; now: () => Date; supplier: Pick<Supplier, 'timeZone'> },
  linked: LinkedMessage,
  preferences: Preferences,
): Promise<void> {
  const at = deps.now();
  const today = localMoment(at, linked.timeZone, deps.supplier.timeZone).day;
  const { cadenceDays, pauseDays, language, items } = preferences;
  await deps.db.repeatable(async (tx) => {
    const pause =
      pauseDays === null ? {} : { pausedUntil: pauseDays === 0 ? null : isoFromDay(today + pauseDays) };
    await setCadence(tx, linked.contactId, { days: cadenceDays, language, ...pause }, at);
    for (const { productId, wish } of items) {
      if (wish === 'remind') await dropItemWish(tx, linked.customerId, productId);
      else {
        const askAgainOn = wish === 'later' ? isoFromDay(today + LATER_DAYS) : null;
        await setItemWish(tx, { customerId: linked.customerId, productId, askAgainOn, at });
      }
    }
    // What stands planned may hold an item that is not wanted; the next night plans it anew.
    if (items.some(({ wish }) => wish !== 'remind'))
      await withdraw(tx, { customerId: linked.customerId }, 'wishes-changed');
  });
}
