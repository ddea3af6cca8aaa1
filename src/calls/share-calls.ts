/** Someone who makes calls, and how many still fit into the day. */
export interface CallHand {
  id: number;
  room: number;
}

/** What sharing goes by: the place in the ranking is the place in the list. */
export interface SharedCard {
  assignedTo: { id: number } | null;
}

/**
 * Shares ranked calls out to today's hands. A card already in somebody's hand stays there; the others go, best first,
 * to whoever has most room left. What fits into nobody's day lies below the cut.
 */
export function shareCalls<Card extends SharedCard>(
  ranked: readonly Card[],
  hands: readonly CallHand[],
): { today: { card: Card; personId: number }[]; below: Card[] } {
  const room = new Map(hands.map((hand) => [hand.id, hand.room]));
  const today: { card: Card; personId: number }[] = [];
  const below: Card[] = [];
  for (const card of ranked) {
    const personId = card.assignedTo?.id ?? roomiest(room);
    const left = personId === undefined ? 0 : (room.get(personId) ?? 0);
    if (personId === undefined || left <= 0) {
      below.push(card);
      continue;
    }
    room.set(personId, left - 1);
    today.push({ card, personId });
  }
  return { today, below };
}

function roomiest(room: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  for (const [id, left] of room) if (best === undefined || left > (room.get(best) ?? 0)) best = id;
  return best;
}
