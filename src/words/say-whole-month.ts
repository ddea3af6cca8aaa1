import { firstDayOfMonth } from '../shared/calendar-day.ts';
import type { Speaker } from './speaker.ts';

const DAY_MS = 86_400_000;

/** A month, given as months since 1970-01, with its year: June 2011. */
export function sayWholeMonth(month: number, { language }: Speaker): string {
  return new Date(firstDayOfMonth(month) * DAY_MS).toLocaleDateString(
    language === 'en' ? 'en-GB' : language,
    {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    },
  );
}
