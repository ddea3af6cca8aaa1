import type { Cents } from '../../shared/money.ts';

/** `star`: large and may grow; `grow`: small and could be large; `keep`: large, little is missing; `streamline`: small and likely to stay so. */
export const VALUE_CLASSES = ['star', 'grow', 'keep', 'streamline'] as const;
export type ValueClass = (typeof VALUE_CLASSES)[number];

/**
 * Large is who is among those that bring most of the revenue. A large customer may grow when what it buys elsewhere
 * would make another large one; a small one, when with it it would be large.
 */
export function valueClassOf(
  { todayCents, potentialCents }: { todayCents: Cents; potentialCents: Cents },
  largeFromCents: Cents,
): ValueClass {
  if (todayCents >= largeFromCents) return potentialCents - todayCents >= largeFromCents ? 'star' : 'keep';
  return potentialCents >= largeFromCents ? 'grow' : 'streamline';
}
