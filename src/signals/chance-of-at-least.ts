/** Before anything is known, half a trouble in no time at all (Jeffreys): a quiet past is believed the more, the longer it is. */
const HALF_A_TROUBLE = 0.5;

/**
 * Chance (0–1) of so many troubles or more in one window, after `troubles` in `windows` earlier ones, if nothing has changed
 * (negative binomial: a Poisson rate that is itself known only by those).
 */
export function chanceOfAtLeast(count: number, troubles: number, windows: number): number {
  const known = troubles + HALF_A_TROUBLE;
  let chance = (windows / (windows + 1)) ** known;
  let fewer = 0;
  for (let n = 0; n < count; n++) {
    fewer += chance;
    chance *= (known + n) / (n + 1) / (windows + 1);
  }
  return Math.max(0, 1 - fewer);
}
