import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type ClockSchedule, duePeriod } from '../../../src/jobs/due-period.ts';
import { daily, everyMinutes, type LocalTime, onWorkingDays, weekly } from '../../../src/jobs/schedule.ts';
import { isoFromDay } from '../../../src/shared/calendar-day.ts';

/** Around each change: the days before, of and after it, on a clock that jumps at 1, 2, 3 or 0 o'clock or by half an hour. */
const CHANGES = [
  { timeZone: 'Europe/Helsinki', from: '2027-03-27', to: '2027-03-29' },
  { timeZone: 'Europe/Helsinki', from: '2027-10-30', to: '2027-11-01' },
  { timeZone: 'Europe/Lisbon', from: '2027-03-27', to: '2027-03-29' },
  { timeZone: 'America/New_York', from: '2026-10-31', to: '2026-11-02' },
  { timeZone: 'America/Santiago', from: '2026-09-05', to: '2026-09-07' },
  { timeZone: 'Australia/Lord_Howe', from: '2026-10-03', to: '2026-10-05' },
  { timeZone: 'Pacific/Auckland', from: '2027-04-03', to: '2027-04-05' },
];
const TIMES: LocalTime[] = ['00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '03:30', '07:30', '23:59'];

const finland = { timeZone: 'Europe/Helsinki', country: 'FI' };

function at(local: string, timeZone = 'Europe/Helsinki'): Date {
  return new Date(Temporal.ZonedDateTime.from(`${local}[${timeZone}]`).epochMilliseconds);
}

/** Every minute of those local days. */
function* minutesOf({ timeZone, from, to }: (typeof CHANGES)[number]): Generator<Date> {
  const start = Temporal.PlainDate.from(from).toZonedDateTime(timeZone).epochMilliseconds;
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  for (let ms = start; ms < end; ms += 60_000) yield new Date(ms);
}

function due(schedule: ReturnType<typeof daily>, now: Date, supplier = finland): string | null {
  return duePeriod(schedule as ClockSchedule, now, supplier)?.period ?? null;
}

describe.each(CHANGES)('when the clocks change in $timeZone after $from', (change) => {
  test.each(TIMES)('a tick each minute plans every day once for %s, and never before it', (time) => {
    const planned = new Map<string, Date>();
    for (const now of minutesOf(change)) {
      const period = due(daily(time), now, { ...finland, timeZone: change.timeZone });
      if (period && !planned.has(period)) planned.set(period, now);
    }
    const days = [0, 1, 2].map((n) => Temporal.PlainDate.from(change.from).add({ days: n }).toString());
    expect([...planned.keys()]).toEqual(days);
    for (const [day, moment] of planned) {
      const local = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(
        change.timeZone,
      );
      expect(local.toPlainDate().toString()).toBe(day);
      // In an hour that the change leaves out, the first minute after it.
      const wanted = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(change.timeZone);
      expect(local.toPlainTime().toString() >= time).toBe(true);
      expect(local.epochMilliseconds - wanted.epochMilliseconds).toBeLessThanOrEqual(0);
    }
  });
});

test('a review missed at three is caught up the same day, and a day without a worker stays without', () => {
  expect(due(daily('03:00'), at('2026-11-24T02:59'))).toBeNull();
  expect(due(daily('03:00'), at('2026-11-24T21:10'))).toBe('2026-11-24');
  expect(due(daily('03:00'), at('2026-11-25T00:10'))).toBeNull();
});

test('the morning list goes on working days only, and not in the evening', () => {
  const list = onWorkingDays('07:30', '15:00');
  expect(due(list, at('2026-11-24T07:30'))).toBe('2026-11-24');
  expect(due(list, at('2026-11-24T15:00'))).toBeNull();
  expect(due(list, at('2026-11-28T09:00'))).toBeNull();
  // Finland's Independence Day fell on a Monday.
  expect(due(list, at('2027-12-06T09:00'))).toBeNull();
});

test('what is due once a week is caught up all week', () => {
  const sunday = weekly(7, '01:30');
  expect(due(sunday, at('2026-11-22T01:29'))).toBe('2026-11-15');
  expect(due(sunday, at('2026-11-22T01:30'))).toBe('2026-11-22');
  expect(due(sunday, at('2026-11-28T23:59'))).toBe('2026-11-22');
  // It is done as of the day it is done on.
  const late = duePeriod(sunday as ClockSchedule, at('2026-11-28T23:59'), finland);
  expect(late && isoFromDay(late.day)).toBe('2026-11-28');
});

test('what is due each hour has one period an hour', () => {
  expect(due(everyMinutes(60), new Date('2026-11-22T03:00:00Z'))).toBe('2026-11-22T03.00Z');
  expect(due(everyMinutes(60), new Date('2026-11-22T03:59:59Z'))).toBe('2026-11-22T03.00Z');
});
