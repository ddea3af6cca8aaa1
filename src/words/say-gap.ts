import type { Speaker } from './speaker.ts';

const DAYS_PER_WEEK = 7;
const DAYS_PER_MONTH = 30.4;
/** Below this, people think in days. */
const DAYS_UNTIL = 12;
/** Below this, people think in weeks. */
const WEEKS_UNTIL = 75;

/** A usual gap in days, as people say it: `about every 5 weeks`. */
export function sayGap(gapDays: number, speaker: Speaker): string {
  if (Math.abs(gapDays - DAYS_PER_WEEK) < 1) return speaker.say('signals:gap.weeks', { count: 1 });
  if (gapDays < DAYS_UNTIL)
    return speaker.say('signals:gap.days', { count: Math.max(1, Math.round(gapDays)) });
  if (Math.abs(gapDays - DAYS_PER_MONTH) < 2) return speaker.say('signals:gap.months', { count: 1 });
  if (gapDays < WEEKS_UNTIL)
    return speaker.say('signals:gap.weeks', { count: Math.round(gapDays / DAYS_PER_WEEK) });
  return speaker.say('signals:gap.months', { count: Math.round(gapDays / DAYS_PER_MONTH) });
}
