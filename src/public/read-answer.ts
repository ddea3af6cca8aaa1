import { type AnswerScale, HIGHEST_SCORE } from '../signals/answer.ts';
import { readWords } from './read-words.ts';

/** A pressed form. `score` is null where no answer was chosen, or one that is not on the scale. */
export interface ReadAnswer {
  score: number | null;
  comment: string | null;
  shownAt: Date | null;
}

export function readAnswer(body: unknown, scale: AnswerScale): ReadAnswer {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const written = readWords(fields.comment);
  const shown =
    typeof fields.shown === 'string' && /^\d{1,15}$/.test(fields.shown) ? Number(fields.shown) : null;
  return {
    score: readScore(fields.score, scale),
    comment: written,
    shownAt: shown === null ? null : new Date(shown),
  };
}

/** Also what a link of a mail chooses, which anybody may have changed. */
export function readScore(value: unknown, scale: AnswerScale): number | null {
  if (typeof value !== 'string' || !/^\d{1,2}$/.test(value)) return null;
  return Number(value) <= HIGHEST_SCORE[scale] ? Number(value) : null;
}
