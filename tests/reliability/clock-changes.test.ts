import { Temporal } from 'temporal-polyfill';
import { afterAll, expect, test } from 'vitest';
import { localMoment } from '../../src/customers/local-moment.ts';
import { defineJob, done, type Job } from '../../src/jobs/job.ts';
import { aDay } from '../../src/jobs/payload.ts';
import { planDueWork } from '../../src/jobs/plan-due-work.ts';
import { daily, type LocalTime } from '../../src/jobs/schedule.ts';
import { sendingTime } from '../../src/messages/sending-time.ts';
import { jobRunTable } from '../../src/nurture/job-run-table.ts';
import type { JobQueue } from '../../src/platform/queue.ts';
import { howOften, howPatient } from '../support/how-long.ts';
import { USUAL } from '../support/job-cards.ts';
import { SENDING } from '../support/message-stand.ts';
import { printProof } from '../support/print-proof.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();

/** Clocks that jump at 3, 1, 2 and 24 o'clock, and one that jumps by half an hour. */
const ZONES = [
  'Europe/Helsinki',
  'America/New_York',
  'Europe/Lisbon',
  'America/Santiago',
  'Australia/Lord_Howe',
];
const CHANGES = howOften({ short: 1, long: 4 });
const LAST_HOUR = 6;
const TIMES: LocalTime[] = ['00:00', '00:30', '01:30', '02:30', '03:00', '05:45'];

/** The local days of the next clock changes from 2027 on. */
function changeDays(timeZone: string): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  let moment: Temporal.ZonedDateTime | null = Temporal.PlainDate.from('2027-01-01').toZonedDateTime(timeZone);
  while (moment && days.length < CHANGES) {
    moment = moment.getTimeZoneTransition('next');
    if (moment) days.push(moment.toPlainDate());
  }
  return days;
}

/** Every minute from midnight to six by the clock on the wall, those that come twice twice. */
function* minutesOf(day: Temporal.PlainDate, timeZone: string): Generator<Date> {
  const start = day.toZonedDateTime(timeZone).epochMilliseconds;
  const end = day.toZonedDateTime({ timeZone, plainTime: `0${LAST_HOUR}:00` }).epochMilliseconds;
  for (let ms = start; ms < end; ms += 60_000) yield new Date(ms);
}

function jobAt(time: LocalTime): Job {
  return defineJob({
    name: `at-${time}`,
    payload: aDay,
    when: daily(time),
    ...USUAL,
    run: async () => done,
  });
}

const cases = ZONES.slice(0, howOften({ short: 2, long: ZONES.length })).flatMap((timeZone) =>
  changeDays(timeZone).map((day) => ({ timeZone, day: day.toString() })),
);

test.each(cases)(
  'in $timeZone around $day each day is planned exactly once, asked at every minute',
  async ({ timeZone, day }) => {
    await db.delete(jobRunTable);
    const jobs = TIMES.map(jobAt);
    const supplier = { timeZone, country: 'FI' };
    const queue = { ring: async () => undefined } as unknown as JobQueue;
    const days = [-1, 0, 1].map((n) => Temporal.PlainDate.from(day).add({ days: n }));
    for (const one of days)
      for (const now of minutesOf(one, timeZone)) {
        await planDueWork({ db, now: () => now, queue, supplier, jobs });
        expectWithinHours(now, timeZone);
      }
    const runs = await db.select().from(jobRunTable);
    const planned = runs.map(({ job, period }) => `${job} ${period}`).sort();
    const wanted = TIMES.flatMap((time) => days.map((one) => `at-${time} ${one}`)).sort();
    expect(planned).toEqual(wanted);
    held += 1;
    howFar(held);
  },
  howPatient({ short: 120_000, long: 600_000 }),
);

let held = 0;
const howFar = sayHowFar('clock changes', cases.length);
afterAll(() =>
  printProof({
    what: 'each minute 00:00-06:00 around clock changes',
    howMany: `${held} of ${cases.length} changes and zones as they should be`,
    ...{ lost: 0, twice: 0, uncertain: null, seed: null },
  }),
);

/** A mail that becomes due now goes in the contact's own day, on the first day that is open. */
function expectWithinHours(now: Date, timeZone: string): void {
  const always = { ...SENDING, weekdays: [1, 2, 3, 4, 5, 6, 7], respectHolidays: false };
  const place = { timeZone, country: 'FI' };
  const at = sendingTime(now, place, always, { timeZone: 'Europe/Helsinki', country: 'FI' });
  const [asked, goes] = [now, at as Date].map((moment) => localMoment(moment, timeZone, 'UTC'));
  expect(goes).toEqual({ day: asked?.day, hour: SENDING.fromHour });
}
