import type { Speaker } from '../words/speaker.ts';

/** People count gaps up to nine days in days, up to nine weeks in weeks, and beyond in months. */
const DAYS_SAID_AS_DAYS = 10;
const DAYS_SAID_AS_WEEKS = 63;
const DAYS_PER_WEEK = 7;
const DAYS_PER_MONTH = 30.4;

/** A usual gap as one would say it: about every 5 weeks. */
export function sayGap(gapDays: number, speaker: Speaker): string {
  if (gapDays < DAYS_SAID_AS_DAYS) return speaker.say('calls:gap.days', { count: atLeastOne(gapDays) });
  if (gapDays < DAYS_SAID_AS_WEEKS)
    return speaker.say('calls:gap.weeks', { count: atLeastOne(gapDays / DAYS_PER_WEEK) });
  return speaker.say('calls:gap.months', { count: atLeastOne(gapDays / DAYS_PER_MONTH) });
}

function atLeastOne(value: number): number {
  return Math.max(1, Math.round(value));
}
