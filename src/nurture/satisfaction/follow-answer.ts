import type { Answer } from '../../messages/answers/answer-store.ts';
import { markCameBack } from '../../messages/incoming/came-back-store.ts';
import type { Queryable } from '../../platform/database.ts';
import { bandOf } from '../../signals/answer.ts';
import { raiseUnhappy } from '../incoming/raise-unhappy.ts';
import type { AnswerDeps } from './answer-deps.ts';

/** Characters of a comment that a call's briefing quotes. */
const LONGEST_QUOTE = 300;

/** What an answer leads to once nobody doubts it: a low one to a call, at which all selling stops. */
export async function followAnswer(
  tx: Queryable,
  deps: Pick<AnswerDeps, 'now' | 'supplier'>,
  { messageId, customerId, scale, score, comment, at }: Answer,
): Promise<void> {
  await markCameBack(tx, messageId, 'answered', at);
  if (bandOf(scale, score) !== 'low') return;
  const words = comment?.replace(/\s+/g, ' ').slice(0, LONGEST_QUOTE) ?? null;
  // Where a call was closed today already, the next review raises another: nobody has talked since.
  await raiseUnhappy(tx, deps, { customerId, saidBy: 'answer', words, scale, score });
}
