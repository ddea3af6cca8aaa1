import type { Database } from '../platform/database.ts';
import type { Payload } from './payload.ts';

/** `03:00`, on the supplier's clock. */
export type LocalTime = `${number}:${number}`;

/** One thing to do: what for, and the ids it needs. */
export interface Need {
  period: string;
  payload: Payload;
}

/** When a job has something to do. */
export type Schedule =
  /** The queue rings by itself (cron, UTC); nothing is written down, since nothing is lost with a ring. */
  | { kind: 'bell'; pattern: string }
  /** Once a day of the supplier, caught up until the day or its use is over; a day that passed without a worker stays without. */
  | { kind: 'daily'; at: LocalTime; until: LocalTime | null; workingDaysOnly: boolean }
  /** Once a week, from that weekday (1 Monday to 7 Sunday) and time; caught up all week. */
  | { kind: 'weekly'; weekday: number; at: LocalTime }
  /** Once in each stretch of so many minutes. */
  | { kind: 'every'; minutes: number }
  /** For each thing that Postgres names. */
  | { kind: 'for-each'; find: (db: Database, now: Date) => Promise<Need[]> }
  /** As many at a time as Postgres says there is work for. */
  | { kind: 'while'; count: (db: Database, now: Date) => Promise<number> };

/** Two looks fit into the minute within which a doubt has to be shown. */
export const everyQuarterMinuteBell: Schedule = { kind: 'bell', pattern: '*/15 * * * * *' };

export function daily(at: LocalTime): Schedule {
  return { kind: 'daily', at, until: null, workingDaysOnly: false };
}

export function onWorkingDays(at: LocalTime, until: LocalTime): Schedule {
  return { kind: 'daily', at, until, workingDaysOnly: true };
}

export function weekly(weekday: number, at: LocalTime): Schedule {
  return { kind: 'weekly', weekday, at };
}

export function everyMinutes(minutes: number): Schedule {
  return { kind: 'every', minutes };
}

export function forEach(find: Extract<Schedule, { kind: 'for-each' }>['find']): Schedule {
  return { kind: 'for-each', find };
}

/** One at a time, as long as there is something. */
export function whileTrue(ask: (db: Database, now: Date) => Promise<boolean>): Schedule {
  return { kind: 'while', count: async (db, now) => ((await ask(db, now)) ? 1 : 0) };
}

/** Several workers at a time, where there is enough for them. */
export function asManyAs(count: Extract<Schedule, { kind: 'while' }>['count']): Schedule {
  return { kind: 'while', count };
}
