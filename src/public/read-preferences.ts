import { ITEM_WISHES, type ItemWishChoice, type Preferences } from '../messages/save-preferences.ts';
import { LANGUAGES, type Language } from '../shared/language.ts';

/** Choices of the form, in days. The first leaves it to us. */
export const CADENCE_CHOICES = { usual: null, month: 30, quarter: 90 } as const;
/** `keep` leaves a break that stands. */
const PAUSE_CHOICES = { none: 0, keep: null, month: 30, quarter: 90 } as const;

/**
 * What a form chose. A field that is missing or was tampered with falls back to what stands, so that a half form can never
 * stop or start more than it says.
 */
export function readPreferences(
  body: unknown,
  standing: {
    cadenceDays: number | null;
    language: Language;
    items: readonly { productId: number; wish: ItemWishChoice }[];
  },
): Preferences {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const { cadence, pause, language } = fields;
  return {
    cadenceDays: isKeyOf(CADENCE_CHOICES, cadence) ? CADENCE_CHOICES[cadence] : standing.cadenceDays,
    pauseDays: isKeyOf(PAUSE_CHOICES, pause) ? PAUSE_CHOICES[pause] : null,
    language: LANGUAGES.find((known) => known === language) ?? standing.language,
    // An item left at "ask again on …" keeps that day instead of starting its two weeks anew.
    items: standing.items.flatMap(({ productId, wish: before }) => {
      const wish = fields[`item-${productId}`];
      return isWish(wish) && wish !== before ? [{ productId, wish }] : [];
    }),
  };
}

function isWish(value: unknown): value is ItemWishChoice {
  return ITEM_WISHES.some((wish) => wish === value);
}

function isKeyOf<Choices extends object>(choices: Choices, key: unknown): key is keyof Choices {
  return typeof key === 'string' && Object.hasOwn(choices, key);
}
