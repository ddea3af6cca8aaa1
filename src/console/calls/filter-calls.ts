import type { CallCard } from '../../calls/call-card.ts';
import type { CallList } from '../../calls/list-calls.ts';
import { type Desk, whereLies } from './desk.ts';

export const CALL_FILTERS = ['all', 'mine', 'follow-ups'] as const;
export type CallFilter = (typeof CALL_FILTERS)[number];

/** What of the list somebody asked to see; the order stays. */
export function filterCalls(list: CallList, filter: CallFilter, desk: Desk): CallList {
  if (filter === 'all') return list;
  const isShown = (card: CallCard, personId: number | null) =>
    filter === 'follow-ups'
      ? card.purpose === 'follow-up'
      : whereLies(card, desk) === 'mine' || (personId !== null && personId === desk.personId);
  return {
    ...list,
    today: list.today.filter(({ card, personId }) => isShown(card, personId)),
    below: list.below.filter((card) => isShown(card, card.assignedTo?.id ?? null)),
    sleeping: list.sleeping.filter((card) => isShown(card, card.assignedTo?.id ?? null)),
  };
}
