import type { AnswerScale, QuestionScale } from '../../signals/answer.ts';
import type { MessageKind } from '../message-kind.ts';

export interface SatisfactionCare {
  /** 0–10, or three faces. */
  scale: QuestionScale;
  /** Questions to each customer; 0 asks nobody. */
  perYear: number;
  /** Days between two questions, of whichever kind. */
  restDays: number;
}

export const DEFAULT_SATISFACTION_CARE: SatisfactionCare = { scale: 'numbers', perYear: 2, restDays: 30 };

/** Kinds that ask something and hold a link for each answer. */
export const ASKING_KINDS: readonly MessageKind[] = ['question', 'after-complaint'];

/** What a mail of a kind may be answered with by one press; null for kinds that ask nothing. */
export function scaleAsked(kind: MessageKind, care: Pick<SatisfactionCare, 'scale'>): AnswerScale | null {
  if (kind === 'question') return care.scale;
  return kind === 'after-complaint' ? 'mended' : null;
}
