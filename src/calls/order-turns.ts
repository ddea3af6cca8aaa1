import type { CallCard } from './call-card.ts';
import { isTaken } from './claim.ts';
import type { CallList } from './list-calls.ts';

export interface Turn {
  list: CallList;
  staffId: string;
  /** Null for somebody who has no share and helps out wherever the list begins. */
  personId: number | null;
  now: Date;
}

/**
 * The cards that somebody may take, in turn: today's share of one's own, then today's that nobody holds; then the same of
 * what lies below the cut. What lies on a colleague's desk is left out.
 */
export function orderTurns({ list, staffId, personId, now }: Turn): CallCard[] {
  return inTurn(list, personId).filter(({ claim }) => !isTaken(claim, staffId, now));
}

function inTurn({ today, below }: CallList, personId: number | null): CallCard[] {
  if (personId === null) return [...today.map(({ card }) => card), ...below];
  const isOwn = ({ assignedTo }: CallCard) => assignedTo?.id === personId;
  const share = today.filter((one) => one.personId === personId).map(({ card }) => card);
  const isNobodys = (card: CallCard) => card.assignedTo === null;
  const turns = [...share, ...today.map(({ card }) => card).filter(isNobodys), ...below.filter(isOwn)];
  return [...new Set([...turns, ...below.filter(isNobodys)])];
}
