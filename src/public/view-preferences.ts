import { findCadence } from '../customers/cadence-store.ts';
import { localMoment } from '../customers/local-moment.ts';
import { listItemWishes } from '../messages/item-wish-store.ts';
import type { LinkedMessage } from '../messages/link-target-store.ts';
import { dayFromIso } from '../shared/calendar-day.ts';
import type { Speaker } from '../words/speaker.ts';
import type { PreferencesView, WishedItem } from './preferences.page.tsx';
import type { PublicDeps } from './public-deps.ts';
import { CADENCE_CHOICES } from './read-preferences.ts';

/** What stands for the contact and for each item: those of the mail, and others that were wished away before. */
export async function viewPreferences(
  deps: PublicDeps,
  linked: LinkedMessage,
  speaker: Speaker,
): Promise<PreferencesView & { cadenceDays: number | null }> {
  const today = localMoment(deps.now(), linked.timeZone, deps.supplier.timeZone).day;
  const cadence = await findCadence(deps.db, linked.contactId);
  const wishes = await listItemWishes(deps.db, linked.customerId);
  const isAhead = (iso: string | null | undefined) => iso != null && (dayFromIso(iso) ?? 0) > today;
  const spoken = (iso: string) => speaker.date(dayFromIso(iso) ?? today);
  const standing = new Map<number, WishedItem>(
    linked.items.map(({ productId, productName }) => [
      productId,
      { productId, productName, wish: 'remind', askAgainOn: null },
    ]),
  );
  for (const { productId, productName, askAgainOn } of wishes) {
    if (askAgainOn !== null && !isAhead(askAgainOn)) continue;
    standing.set(productId, {
      productId,
      productName: standing.get(productId)?.productName ?? productName,
      wish: askAgainOn === null ? 'stop' : 'later',
      askAgainOn: askAgainOn && spoken(askAgainOn),
    });
  }
  const pausedUntil = cadence?.pausedUntil ?? null;
  return {
    customerName: linked.customerName,
    items: [...standing.values()],
    mailHasItems: linked.items.length > 0,
    cadence: cadenceChoice(cadence?.days ?? null),
    cadenceDays: cadence?.days ?? null,
    pausedUntil: pausedUntil !== null && isAhead(pausedUntil) ? spoken(pausedUntil) : null,
    language: linked.language,
  };
}

function cadenceChoice(days: number | null): PreferencesView['cadence'] {
  if (days === null) return 'usual';
  return days <= CADENCE_CHOICES.month ? 'month' : 'quarter';
}
