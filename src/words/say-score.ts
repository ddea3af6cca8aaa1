import type { AnswerScale } from '../signals/answer.ts';
import type { Speaker } from './speaker.ts';

/** One score of a scale as its button says it. */
export function sayScore(scale: AnswerScale, score: number, speaker: Speaker): string {
  return scale === 'numbers' ? String(score) : speaker.say(`satisfaction:${scale}.${score}`);
}
