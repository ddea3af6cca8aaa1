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
  /** As long as Postgres says there is something, one at a time. */
  | { kind: 'while'; ask: (db: Database, now: Date) => Promise<boolean> };

export const everyMinuteBell: Schedule = { kind: 'bell', pattern: '* * * * *' };

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

export function whileTrue(ask: Extract<Schedule, { kind: 'while' }>['ask']): Schedule {
  return { kind: 'while', ask };
}
