import { Temporal } from 'temporal-polyfill';
import type { Day } from '../shared/calendar-day.ts';

/** What the clock on a contact's wall says. */
export interface LocalMoment {
  day: Day;
  /** 0–23. */
  hour: number;
}

const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** A moment in a contact's zone; in the fallback zone where the contact's is missing or not a zone at all. */
export function localMoment(moment: Date, timeZone: string | null, fallbackZone: string): LocalMoment {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  const local = instant.toZonedDateTimeISO(isTimeZone(timeZone) ? timeZone : fallbackZone);
  return { day: EPOCH.until(local.toPlainDate(), { largestUnit: 'day' }).days, hour: local.hour };
}

/** Whether a clock can be set by it. */
export function isTimeZone(name: string | null): name is string {
  if (!name) return false;
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
