import { Temporal } from 'temporal-polyfill';
import { isPublicHoliday } from '../customers/public-holidays.ts';
import { type Day, dayFromIso, isoFromDay, weekdayOfDay } from '../shared/calendar-day.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { LocalTime, Schedule } from './schedule.ts';

/** A schedule that a clock alone decides. */
export type ClockSchedule = Extract<Schedule, { kind: 'daily' | 'weekly' | 'every' }>;

const DAYS_PER_WEEK = 7;
const FRIDAY = 5;

/**
 * What a job is due for at a moment: the period it is done once for, and the supplier's day. Null when it is not due.
 * Local date and time are compared, never counted in hours from midnight: an hour that a clock change leaves out or
 * doubles still gives each day one period.
 */
export function duePeriod(
  schedule: ClockSchedule,
  now: Date,
  supplier: Pick<Supplier, 'timeZone' | 'country'>,
): { period: string; day: Day } | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(supplier.timeZone)
    .toPlainDateTime();
  const today = dayFromIso(local.toPlainDate().toString()) as Day;
  if (schedule.kind === 'every') return { period: stretchOf(now, schedule.minutes), day: today };
  const hasCome = (time: LocalTime) => Temporal.PlainTime.compare(local.toPlainTime(), time) >= 0;
  if (schedule.kind === 'weekly') {
    const due = latestWeekday(schedule.weekday, today, hasCome(schedule.at));
    return { period: isoFromDay(due), day: today };
  }
  const { at, until, workingDaysOnly } = schedule;
  if (!hasCome(at) || (until && hasCome(until))) return null;
  return workingDaysOnly && !isWorkingDay(today, supplier.country)
    ? null
    : { period: isoFromDay(today), day: today };
}

function isWorkingDay(day: Day, country: string): boolean {
  return weekdayOfDay(day) <= FRIDAY && !isPublicHoliday(country, day);
}

function latestWeekday(weekday: number, today: Day, reached: boolean): Day {
  const daysAgo = (weekdayOfDay(today) - weekday + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return daysAgo === 0 && !reached ? today - DAYS_PER_WEEK : today - daysAgo;
}

/** `2026-11-22T03.15Z`, with seconds where less than a minute long: the start of the stretch that holds a moment. */
export function stretchOf(now: Date, minutes: number): string {
  const length = minutes * 60_000;
  const start = new Date(Math.floor(now.getTime() / length) * length);
  return `${start
    .toISOString()
    .slice(0, minutes < 1 ? 19 : 16)
    .replaceAll(':', '.')}Z`;
}
