import type { Answer } from '../../messages/answers/answer-store.ts';
import { markCameBack } from '../../messages/incoming/came-back-store.ts';
import type { Queryable } from '../../platform/database.ts';
import { bandOf } from '../../signals/answer.ts';
import { raiseUnhappy } from '../incoming/raise-unhappy.ts';
import { quoteWords } from '../quote-words.ts';
import type { AnswerDeps } from './answer-deps.ts';

/** What an answer leads to once nobody doubts it: a low one to a call, at which all selling stops. */
export async function followAnswer(
  tx: Queryable,
  deps: Pick<AnswerDeps, 'now' | 'supplier'>,
  { messageId, customerId, scale, score, comment, at }: Answer,
): Promise<void> {
  await markCameBack(tx, messageId, 'answered', at);
  if (bandOf(scale, score) !== 'low') return;
  const words = comment === null ? null : quoteWords(comment);
  // Where a call was closed today already, the next review raises another: nobody has talked since.
  await raiseUnhappy(tx, deps, { customerId, saidBy: 'answer', words, scale, score });
}
