import type { CareLevel } from '../../decisions/care-model.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Stage } from '../../signals/stages/stage.ts';
import type { Mean } from './mean-interval.ts';
import type { Share } from './wilson.ts';

/** Customers asked, each once, with its last question of the year. Null: cannot tell yet. */
export interface AnswerFigures {
  asked: number;
  /** Answers that no one doubts. */
  answered: number;
  /** Customers with nothing but doubtful answers; they count among the unanswered. */
  doubtful: number;
  answerShare: Share | null;
  /** Of the answers, those that are high. */
  content: Share | null;
  /** 0–10, whichever scale was used. */
  mean: Mean | null;
  /** Silence is not content: how many of those who answered nothing order less, and how many of those who answered. */
  silent: { customers: number; orderingLess: number };
  answeredOrderingLess: number;
}

export interface GroupFigures<Name> extends AnswerFigures {
  name: Name;
}

/** What customers answered within the 365 days before a day. */
export interface SatisfactionReport {
  day: Day;
  all: AnswerFigures;
  levels: readonly GroupFigures<CareLevel>[];
  /** Null: not reviewed yet. */
  stages: readonly GroupFigures<Stage | null>[];
  /** By code, most asked first; null: unknown. */
  industries: readonly GroupFigures<string | null>[];
  /** Asked whether a complaint was put right, and the share that said yes. */
  mended: { asked: number; answered: number; yes: Share | null };
}
