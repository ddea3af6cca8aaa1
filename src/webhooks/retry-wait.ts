const MINUTE = 60;
const HOUR = 3_600;
/** Seconds after the first, second, … failure: a restart is waited out in minutes, a weekend's outage not asked every minute. */
const WAITS = [30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR] as const;
/** Share of the wait by which it varies, so that what failed together does not come back together. */
const SPREAD = 0.2;
/** A receiver may ask for more time, not for ever. */
const LONGEST_ASKED_SECONDS = 12 * HOUR;

/** After that a delivery is given up and kept as a dead letter. */
export const TRIED_FOR_MS = 3 * 24 * HOUR * 1_000;

/** Seconds until the next try. `chance` is from 0 to 1; `asked` what the receiver wrote in Retry-After, in seconds or as a date. */
export function retryWait(
  failures: number,
  chance: number,
  asked: { retryAfter: string | null; now: Date },
): number {
  const usual = WAITS[Math.min(failures, WAITS.length) - 1] ?? WAITS[0];
  const own = usual * (1 + SPREAD * (2 * chance - 1));
  return Math.max(own, Math.min(secondsAsked(asked.retryAfter, asked.now), LONGEST_ASKED_SECONDS));
}

function secondsAsked(retryAfter: string | null, now: Date): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1_000);
}
