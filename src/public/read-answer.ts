import { type AnswerScale, HIGHEST_SCORE } from '../signals/answer.ts';

const LONGEST_COMMENT = 2000;

/** A pressed form. `score` is null where no answer was chosen, or one that is not on the scale. */
export interface ReadAnswer {
  score: number | null;
  comment: string | null;
  shownAt: Date | null;
}

export function readAnswer(body: unknown, scale: AnswerScale): ReadAnswer {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const written = typeof fields.comment === 'string' ? fields.comment.trim().slice(0, LONGEST_COMMENT) : '';
  const shown =
    typeof fields.shown === 'string' && /^\d{1,15}$/.test(fields.shown) ? Number(fields.shown) : null;
  return {
    score: readScore(fields.score, scale),
    // Postgres text holds no NUL.
    comment: written === '' ? null : written.replaceAll('\0', ''),
    shownAt: shown === null ? null : new Date(shown),
  };
}

/** Also what a link of a mail chooses, which anybody may have changed. */
export function readScore(value: unknown, scale: AnswerScale): number | null {
  if (typeof value !== 'string' || !/^\d{1,2}$/.test(value)) return null;
  return Number(value) <= HIGHEST_SCORE[scale] ? Number(value) : null;
}
