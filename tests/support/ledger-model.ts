import { LEGAL_MOVES, type MessageState } from '../../src/messages/message-state.ts';
import type { ActOutcome, LedgerAct } from './ledger-hand.ts';

/** All that the ledger is to know of a message, kept by one who has it to himself. */
export interface LedgerModel {
  state: MessageState;
  fence: string | null;
}

/** What is to come of an act that is committed, and what the message is then. */
export function predict(known: LedgerModel, act: LedgerAct): { outcome: ActOutcome; after: LedgerModel } {
  const passed = { outcome: 'passed', after: known } as const;
  if (act.does === 'claim') {
    const isDue = known.state === 'approved' || known.state === 'deferred';
    return isDue ? { outcome: 'moved', after: { state: 'claimed', fence: act.fence } } : passed;
  }
  if (act.does === 'move' && act.to === known.state) return passed;
  const wanted = act.does === 'begin' ? 'claimed' : 'sending';
  if (act.does !== 'move' && (known.fence !== act.fence || known.state !== wanted)) return passed;
  if (!LEGAL_MOVES[known.state].includes(act.to)) return { outcome: 'refused', after: known };
  return { outcome: 'moved', after: { ...known, state: act.to } };
}

/** One move as the history tells it. */
export interface ToldMove {
  from: MessageState | null;
  to: MessageState;
  because: string | null;
}

/** What is wrong with a message's history, in words; null where nothing is. `fenceOf` reads the fence out of an act's tag. */
export function findBreach(
  state: MessageState,
  moves: readonly ToldMove[],
  fenceOf: (tag: string) => { does: LedgerAct['does']; fence: string | null },
): string | null {
  let stands: MessageState | null = null;
  let fence: string | null = null;
  for (const { from, to, because } of moves) {
    if (from !== stands) return `it went from ${from}, where it stood at ${stands}`;
    const isLegal = from === null ? to === 'planned' : LEGAL_MOVES[from].includes(to);
    if (!isLegal) return `it went from ${from} to ${to}`;
    const told = fenceOf(because ?? '');
    if (told.does === 'claim') fence = told.fence;
    else if (told.fence && told.fence !== fence)
      return `it went to ${to} by a fence that was not the last one`;
    stands = to;
  }
  if (stands !== state) return `it stands at ${state}, and its history ends at ${stands}`;
  const accepts = moves.filter(({ to }) => to === 'accepted').length;
  return accepts > 1 ? `it was accepted ${accepts} times` : null;
}
