import type { Speaker } from '../words/speaker.ts';

const DAYS_PER_WEEK = 7;
const DAYS_PER_MONTH = 365.25 / 12;
/** People say "every 10 days" but not "every 23 days", "every 9 weeks" but not "every 17 weeks". */
const LONGEST_IN_DAYS = 12;
const LONGEST_IN_WEEKS = 10;

/** A gap in days as people speak of it: `about every 5 weeks`. */
export function describeGap(speaker: Speaker, gapDays: number): string {
  const weeks = gapDays / DAYS_PER_WEEK;
  const isWholeWeek = Math.abs(weeks - Math.round(weeks)) * DAYS_PER_WEEK < 0.5 && weeks >= 0.9;
  if (gapDays <= LONGEST_IN_DAYS && !isWholeWeek) return say(speaker, 'days', gapDays);
  if (weeks <= LONGEST_IN_WEEKS) return say(speaker, 'weeks', weeks);
  return say(speaker, 'months', gapDays / DAYS_PER_MONTH);
}

function say(speaker: Speaker, unit: string, count: number): string {
  return speaker.say(`mails:gap.${unit}`, { count: Math.max(1, Math.round(count)) });
}
