import { stableHash } from '../shared/stable-hash.ts';

export interface PutOff {
  id: string;
  /** Attempts made, this one included. */
  attempt: number;
  /** A delay that the server named. */
  afterSeconds: number | null;
  /** From then on the mail has lost its reason. */
  bestBefore: Date;
}

const MINUTE_MS = 60_000;
/** RFC 5321 asks for at least 30 minutes before a first retry. */
const FIRST_WAIT_MINUTES = 30;
const LONGEST_WAIT_MINUTES = 8 * 60;
/** RFC 5321 has a mail given up after four to five days. */
const GIVE_UP_AFTER_MINUTES = 4 * 24 * 60;
const JITTER = 0.2;
/** A named delay is kept, and a little more, since clocks differ. */
const HINT_MARGIN_MS = 10_000;
const LONGEST_HINT_SECONDS = 4 * 3600;
/** A server that names a delay again and again is not greylisting: it is then asked as seldom as any other. */
const MOST_HINTS = 3;

/**
 * When to try again: after 30 minutes, 1 hour, 2, 4, 8 …, each moved by up to a fifth so that mails refused together do
 * not come back together. A delay named by the server goes first. Null after four days, or when the mail would come too
 * late for its reason. The same mail always gets the same answer.
 */
export function retryTime(now: Date, { id, attempt, afterSeconds, bestBefore }: PutOff): Date | null {
  if (waitedMinutes(attempt) > GIVE_UP_AFTER_MINUTES) return null;
  const hint = attempt <= MOST_HINTS ? afterSeconds : null;
  const spread = 1 + JITTER * (2 * stableHash(`${id}:${attempt}`) - 1);
  const waitMs =
    hint === null
      ? waitMinutes(attempt) * spread * MINUTE_MS
      : Math.min(hint, LONGEST_HINT_SECONDS) * 1000 + HINT_MARGIN_MS;
  const next = new Date(now.getTime() + Math.round(waitMs));
  return next < bestBefore ? next : null;
}

/** The first wait is never moved below half an hour. */
function waitMinutes(attempt: number): number {
  const wait = Math.min(FIRST_WAIT_MINUTES * 2 ** (attempt - 1), LONGEST_WAIT_MINUTES);
  return attempt === 1 ? FIRST_WAIT_MINUTES / (1 - JITTER) : wait;
}

function waitedMinutes(attempts: number): number {
  return Array.from({ length: attempts }, (_, i) => waitMinutes(i + 1)).reduce((sum, wait) => sum + wait, 0);
}
