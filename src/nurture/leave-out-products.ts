import type { ProductFacts } from '../decisions/facts.ts';

/** Products that the care model leaves out, by their codes, count as gone: nobody is written to about them, but about what replaces them. */
export function leaveOutProducts<Card extends ProductFacts & { externalId?: string }>(
  products: ReadonlyMap<number, Card>,
  codes: readonly string[],
): ReadonlyMap<number, Card> {
  if (codes.length === 0) return products;
  const out = new Set(codes);
  return new Map(
    [...products].map(([id, card]) => [
      id,
      card.externalId !== undefined && out.has(card.externalId) ? { ...card, left: true } : card,
    ]),
  );
}
