import type { Day } from '../../shared/calendar-day.ts';
import { LOOK_WEEKS, lastLook } from './judge-effect.ts';

/** Which stretch of care is looked at on a day, and how far. */
export interface EffectPeriod {
  /** The day on which the period began: the first decision, or whole periods after it. */
  since: Day;
  /** The look that counts: its day, and weeks after `since`. Null before the first one. */
  until: Day | null;
  look: number | null;
  /** Weeks after `since`: of today, and of the look to come. */
  weeks: number;
  nextLook: number;
}

/**
 * The looks share one chance of a false claim, and after the last one they begin anew: otherwise what has happened for years would
 * drown whatever changes. Until the first look of a period, the last one of the period before stands.
 */
const PERIOD_WEEKS = LOOK_WEEKS[LOOK_WEEKS.length - 1] as number;
const WEEK_DAYS = 7;

/** `first`: the day of the first decision. */
export function effectPeriod(first: Day, today: Day): EffectPeriod {
  const all = Math.floor((today - first) / WEEK_DAYS);
  const newest = Math.floor(all / PERIOD_WEEKS);
  const isTooNew = newest > 0 && lastLook(all - newest * PERIOD_WEEKS) === null;
  const period = isTooNew ? newest - 1 : newest;
  const weeks = all - period * PERIOD_WEEKS;
  const since = first + period * PERIOD_WEEKS * WEEK_DAYS;
  const look = lastLook(weeks);
  return {
    ...{ since, weeks, look },
    until: look === null ? null : since + WEEK_DAYS * look,
    nextLook: LOOK_WEEKS.find((week) => week > weeks) ?? PERIOD_WEEKS + LOOK_WEEKS[0],
  };
}
