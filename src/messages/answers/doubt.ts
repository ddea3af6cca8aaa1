/** Why an answer may not be a person's. It counts nowhere until a person, or a second answer, confirms it. */
export const DOUBTS = ['too-soon', 'no-page', 'too-fast', 'contradictory'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** No mail is opened, read and answered within this time of being taken by the mail server; scanners are at work then. */
const LEAST_MS_AFTER_MAIL = 20_000;
/** Nobody reads a page and presses its button faster. */
const LEAST_MS_ON_PAGE = 1_000;
/** Whoever changes her mind looks at the page first; what presses every answer does not. */
const LEAST_MS_BETWEEN = 8_000;

/** When a button was pressed, and all that tells a person from a machine. */
export interface Press {
  at: Date;
  score: number;
  /** When the page that was pressed had been shown; null for a form that never was. */
  shownAt: Date | null;
  /** When the mail was taken. */
  acceptedAt: Date | null;
  /** The press before by the same link. */
  before: { at: Date; score: number } | null;
}

/** Why a press is doubted; null for one as a person makes it. */
export function doubtOf({ at, score, shownAt, acceptedAt, before }: Press): Doubt | null {
  const since = (moment: Date) => at.getTime() - moment.getTime();
  if (before && before.score !== score && since(before.at) < LEAST_MS_BETWEEN) return 'contradictory';
  if (acceptedAt && since(acceptedAt) < LEAST_MS_AFTER_MAIL) return 'too-soon';
  if (!shownAt || since(shownAt) < 0) return 'no-page';
  return since(shownAt) < LEAST_MS_ON_PAGE ? 'too-fast' : null;
}
