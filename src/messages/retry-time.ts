const MINUTE_MS = 60_000;
/** RFC 5321 asks for at least 30 minutes before a first retry. */
const FIRST_WAIT_MINUTES = 30;
const LONGEST_WAIT_MINUTES = 8 * 60;
const JITTER = 0.2;
/** A named delay is kept, and a little more, since clocks differ. */
const HINT_MARGIN_MS = 10_000;
const LONGEST_HINT_SECONDS = 4 * 3600;

/**
 * When to try again after `attempt` attempts: 30 minutes, 1 hour, 2, 4, 8 …, each moved by up to a fifth so that mails
 * refused together do not come back together. A delay named by the server goes first. `random` is 0–1.
 */
export function retryTime(now: Date, attempt: number, hintSeconds: number | null, random: number): Date {
  if (hintSeconds !== null)
    return new Date(now.getTime() + Math.min(hintSeconds, LONGEST_HINT_SECONDS) * 1000 + HINT_MARGIN_MS);
  const wait = Math.min(FIRST_WAIT_MINUTES * 2 ** (attempt - 1), LONGEST_WAIT_MINUTES);
  const spread = 1 + JITTER * (2 * random - 1);
  return new Date(now.getTime() + wait * spread * MINUTE_MS);
}
