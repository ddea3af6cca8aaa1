import { type AnswerScale, HIGHEST_SCORE } from '../signals/answer.ts';
import { sayScore } from './say-score.ts';
import type { Speaker } from './speaker.ts';

/** A score where no scale stands beside it: `8/10`. */
export function sayMark(scale: AnswerScale, score: number, speaker: Speaker): string {
  const said = sayScore(scale, score, speaker);
  return scale === 'numbers' ? `${said}/${HIGHEST_SCORE.numbers}` : said;
}
