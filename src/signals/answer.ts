import type { Day } from '../shared/calendar-day.ts';

/** How a question may be answered by one press; which of the first two is used is a setting. `mended` is yes or no. */
export const QUESTION_SCALES = ['numbers', 'faces'] as const;
export const ANSWER_SCALES = [...QUESTION_SCALES, 'mended'] as const;
export type QuestionScale = (typeof QUESTION_SCALES)[number];
export type AnswerScale = (typeof ANSWER_SCALES)[number];

/** The best answer of each; the worst is 0 and all are whole. */
export const HIGHEST_SCORE: Readonly<Record<AnswerScale, number>> = { numbers: 10, faces: 2, mended: 1 };

/** What an answer asks of us: a call, nothing, or thanks. */
export type AnswerBand = 'low' | 'middle' | 'high';

/** The last score that is low: 5 of 10 is the middle of the scale, and whoever is content gives more. */
const LOW_UP_TO: Readonly<Record<AnswerScale, number>> = { numbers: 5, faces: 0, mended: 0 };
const HIGH_FROM: Readonly<Record<AnswerScale, number>> = { numbers: 8, faces: 2, mended: 1 };
/** Recommending is asked of those alone who would do so unasked: 9 and 10, as Reichheld found in 2003. */
const RECOMMENDS_FROM: Readonly<Record<QuestionScale, number>> = { numbers: 9, faces: 2 };

/** One answer that is not in doubt. */
export interface GivenAnswer {
  day: Day;
  scale: AnswerScale;
  score: number;
  /** What was written beside it. */
  words: string | null;
  /** A person has talked with the customer since. */
  talkedSince: boolean;
}

export function bandOf(scale: AnswerScale, score: number): AnswerBand {
  if (score <= LOW_UP_TO[scale]) return 'low';
  return score >= HIGH_FROM[scale] ? 'high' : 'middle';
}

/** Whether somebody who answered so may be asked to recommend us. */
export function wouldRecommend({ scale, score }: Pick<GivenAnswer, 'scale' | 'score'>): boolean {
  return scale !== 'mended' && score >= RECOMMENDS_FROM[scale];
}
