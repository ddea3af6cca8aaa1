import { markConfirmed } from '../../messages/answers/answer-store.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { followAnswer } from './follow-answer.ts';

/** Counts a doubtful answer on a person's word and lets it have its effect. False where there was no doubt, or no answer. */
export function confirmAnswer(deps: AnswerDeps, { id, by }: { id: number; by: string }): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const answer = await markConfirmed(tx, id, by);
    if (answer) await followAnswer(tx, deps, answer);
    return answer !== undefined;
  });
}
