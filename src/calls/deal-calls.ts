import type { Queryable } from '../platform/database.ts';
import type { CallCard } from './call-card.ts';
import { dealTasks } from './call-task-store.ts';
import type { CallList } from './list-calls.ts';

/**
 * Puts nobody's cards into these people's hands for good, as the list shares them out. Answers each person's cards in
 * the list's order. A card that somebody else took meanwhile is in no share.
 */
export async function dealCalls(
  db: Queryable,
  list: Pick<CallList, 'today'>,
  people: ReadonlySet<number>,
): Promise<Map<number, CallCard[]>> {
  const hands = list.today.filter(({ personId }) => people.has(personId));
  const nobodys = hands.filter(({ card }) => card.assignedTo === null);
  const dealt = new Set(
    await dealTasks(
      db,
      nobodys.map(({ card, personId }) => ({ taskId: card.id, personId })),
    ),
  );
  const share = new Map<number, CallCard[]>();
  for (const { card, personId } of hands) {
    if (card.assignedTo === null && !dealt.has(card.id)) continue;
    share.set(personId, [...(share.get(personId) ?? []), card]);
  }
  return share;
}
