import type { Queryable } from '../platform/database.ts';
import type { CallCard } from './call-card.ts';
import { isTaken } from './claim.ts';
import { claimTask } from './claim-store.ts';
import type { CallList } from './list-calls.ts';

/**
 * Puts the first free card of the day on somebody's desk: her own share first, then what is in nobody's hand, and anything for whoever has no share. Whatever a
 * colleague reached for in the same moment is passed over. Answers its number; null when nothing is free.
 */
export async function takeNextCall(
  { db }: { db: Queryable },
  input: { list: CallList; staffId: string; personId: number | null; now: Date },
): Promise<number | null> {
  const { list, staffId, personId, now } = input;
  for (const card of inTurn(list, personId)) {
    if (isTaken(card.claim, staffId, now)) continue;
    if (await claimTask(db, { taskId: card.id, staffId, now })) return card.id;
  }
  return null;
}

/**
 * Today's share of one's own, then today's that nobody holds; then the same of what lies below the cut. Who has no share helps
 * out wherever the list begins.
 */
function inTurn({ today, below }: CallList, personId: number | null): CallCard[] {
  if (personId === null) return [...today.map(({ card }) => card), ...below];
  const isOwn = ({ assignedTo }: CallCard) => assignedTo?.id === personId;
  const share = today.filter((one) => one.personId === personId).map(({ card }) => card);
  const isNobodys = (card: CallCard) => card.assignedTo === null;
  const turns = [...share, ...today.map(({ card }) => card).filter(isNobodys), ...below.filter(isOwn)];
  return [...new Set([...turns, ...below.filter(isNobodys)])];
}
