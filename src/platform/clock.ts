import { Temporal } from 'temporal-polyfill';
import type { Day } from '../shared/calendar-day.ts';

/** The present moment; tests pass their own. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** The calendar day it is in a time zone (IANA name). Throws RangeError for an unknown zone. */
export function dayInZone(moment: Date, timeZone: string): Day {
  const date = Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return EPOCH.until(date, { largestUnit: 'day' }).days;
}
