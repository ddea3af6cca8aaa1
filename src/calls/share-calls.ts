/** Someone who makes calls, and how many still fit into the day. */
export interface CallHand {
  id: number;
  room: number;
}

/** What sharing goes by: the place in the ranking is the place in the list. */
interface SharedCard {
  assignedTo: { id: number } | null;
}

/**
 * Shares ranked calls out to today's hands. A card already in somebody's hand stays there; the others go round, best
 * first, to whoever holds fewest and has room. What fits into nobody's day lies below the cut.
 */
export function shareCalls<Card extends SharedCard>(
  ranked: readonly Card[],
  hands: readonly CallHand[],
): { today: { card: Card; personId: number }[]; below: Card[] } {
  const held = new Map(hands.map(({ id }) => [id, 0]));
  const hasRoom = ({ id, room }: CallHand) => (held.get(id) ?? 0) < room;
  const today: { card: Card; personId: number }[] = [];
  const below: Card[] = [];
  for (const card of ranked) {
    const open = hands.filter(hasRoom).sort((a, b) => (held.get(a.id) ?? 0) - (held.get(b.id) ?? 0));
    const taker = card.assignedTo ? open.find(({ id }) => id === card.assignedTo?.id) : open[0];
    if (!taker) {
      below.push(card);
      continue;
    }
    held.set(taker.id, (held.get(taker.id) ?? 0) + 1);
    today.push({ card, personId: taker.id });
  }
  return { today, below };
}
