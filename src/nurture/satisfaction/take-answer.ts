import {
  type Answer,
  doubtAnswer,
  findLastAnswer,
  insertAnswer,
  lockAsked,
} from '../../messages/answers/answer-store.ts';
import { doubtOf } from '../../messages/answers/doubt.ts';
import type { LinkedMessage } from '../../messages/link-target-store.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { followAnswer } from './follow-answer.ts';

/** A press on the page of a question. */
export interface GivenPress {
  score: number;
  comment: string | null;
  /** When the page pressed had been shown; null for a form that was not. */
  shownAt: Date | null;
}

/**
 * Keeps a press, and lets it have its effect unless it looks like a machine's. Pressing the same again keeps nothing, but ends a doubt.
 * Answers null for a message that asks nothing.
 */
export function takeAnswer(
  deps: AnswerDeps,
  { messageId, contactId, customerId }: Pick<LinkedMessage, 'messageId' | 'contactId' | 'customerId'>,
  { score, comment, shownAt }: GivenPress,
): Promise<Answer | null> {
  const at = deps.now();
  return deps.db.repeatable(async (tx) => {
    const asked = await lockAsked(tx, messageId);
    if (!asked?.scale) return null;
    const before = (await findLastAnswer(tx, messageId)) ?? null;
    const doubtful = doubtOf({ at, score, shownAt, acceptedAt: asked.acceptedAt, before });
    const isRepeat = before?.score === score && before.comment === comment;
    if (before && isRepeat && (before.doubtful === null || doubtful !== null)) return before;
    if (before && doubtful === 'contradictory' && before.doubtful === null) await doubtAnswer(tx, before.id);
    const whose = { messageId, contactId, customerId };
    const answer = await insertAnswer(tx, { ...whose, scale: asked.scale, score, comment, at, doubtful });
    if (doubtful === null) await followAnswer(tx, deps, answer);
    return answer;
  });
}
