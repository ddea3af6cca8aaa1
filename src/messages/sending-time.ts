import { Temporal } from 'temporal-polyfill';
import { localMoment } from '../customers/local-moment.ts';
import { isPublicHoliday } from '../customers/public-holidays.ts';
import type { CareModel } from '../decisions/care-model.ts';
import { type Day, isoFromDay, weekdayOfDay } from '../shared/calendar-day.ts';

export interface Place {
  /** IANA name; the supplier's where missing or wrong. */
  timeZone: string | null;
  country: string | null;
}

export interface SupplierPlace {
  timeZone: string;
  country: string;
}

/** Longest stretch without a day to send on that anyone means; beyond it the settings allow no day at all. */
const FARTHEST_DAYS = 60;

/**
 * The first moment, `earliest` or later, at which the place's own clock allows a mail: hours, weekdays, public holidays.
 * Returns null when the settings allow none within 60 days.
 */
export function sendingTime(
  earliest: Date,
  place: Place,
  sending: CareModel['sending'],
  supplier: SupplierPlace,
): Date | null {
  const local = localMoment(earliest, place.timeZone, supplier.timeZone);
  const country = place.country ?? supplier.country;
  for (let day = local.day; day <= local.day + FARTHEST_DAYS; day++) {
    if (!isSendingDay(day, country, sending)) continue;
    const open = local.day !== day || local.hour < sending.fromHour;
    if (open) return startOf(day, sending.fromHour, place, supplier);
    if (local.hour < sending.toHour) return earliest;
  }
  return null;
}

/** The start of a place's calendar day, for asking again on that day. */
export function startOfDay(day: Day, place: Place, supplier: SupplierPlace): Date {
  return startOf(day, 0, place, supplier);
}

function isSendingDay(day: Day, country: string, sending: CareModel['sending']): boolean {
  if (!sending.weekdays.includes(weekdayOfDay(day))) return false;
  return !(sending.respectHolidays && isPublicHoliday(country, day));
}

function startOf(day: Day, hour: number, place: Place, supplier: SupplierPlace): Date {
  // An hour that a clock change skips begins at the next one that exists.
  const moment = Temporal.PlainDateTime.from(`${isoFromDay(day)}T${String(hour).padStart(2, '0')}:00`);
  const zone = (name: string) => new Date(moment.toZonedDateTime(name).epochMilliseconds);
  try {
    return zone(place.timeZone ?? supplier.timeZone);
  } catch (error) {
    if (error instanceof RangeError) return zone(supplier.timeZone);
    throw error;
  }
}
