import type { DoctorReport } from '../../doctor/doctor-store.ts';
import { faultsOf } from '../../doctor/find-faults.ts';
import type { Check } from '../../doctor/finding.ts';
import type { Measured } from '../../nurture/metrics-store.ts';
import type { RetentionStanding } from '../../nurture/retention-store.ts';

export interface HealthInput {
  measured: Measured;
  /** Of the last 500 mails. */
  returns: { complained: number; bounced: number };
  report: DoctorReport | undefined;
  databaseBytes: number;
  /** Null where it cannot be told. */
  disk: { free: number; all: number } | null;
  retention: readonly RetentionStanding[];
  /** What of the watched folder a person should look at, in words. */
  watched: readonly string[];
  now: Date;
}

export interface Judged {
  of:
    | 'worker'
    | 'night'
    | 'work'
    | 'stuck'
    | 'sending'
    | 'returns'
    | 'doctor'
    | 'database'
    | 'disk'
    | 'retention'
    | 'imports';
  state: 'well' | 'ill' | 'unknown';
  /** What its sentence is filled with. */
  values: Readonly<Record<string, number | string>>;
  /** Checks of the doctor that found a fault, for its sentence. */
  faults?: readonly Check[];
  /** A moment that its sentence names, in milliseconds since 1970. */
  at?: number;
}

const SECOND = 1_000;
/** A worker that is well fetches the answers every two minutes. */
const WORKER_SILENT_MS = 10 * 60 * SECOND;
/** A day, and the time that a long night takes. */
const NIGHT_MISSED_MS = 30 * 60 * 60 * SECOND;
/** What is put off on purpose, as while sending is paused, waits longer than any queue should. */
const WORK_LATE_SECONDS = 3_600;
/** Half of what stops all sending. */
const MANY_BOUNCES = 12;
const MEGABYTE = 1024 ** 2;
const GIGABYTE = 1024 ** 3;
/** Less than either, and a full disk is near. */
const DISK_SHARE = 0.1;
const DISK_BYTES = 2 * GIGABYTE;

/** Whether each part is well, in the order in which a fault of one brings the next. */
export function judgeHealth(input: HealthInput): Judged[] {
  const { databaseBytes, disk, measured } = input;
  const connections = measured.connections.reduce((sum, { count }) => sum + count, 0);
  return [
    judgeMoment('worker', measured.workerSignAt, WORKER_SILENT_MS, input.now),
    judgeMoment('night', measured.lastReview?.endedAt ?? null, NIGHT_MISSED_MS, input.now),
    ...judgeWork(measured),
    ...judgeMails(input),
    ...judgeWatched(input),
    judgeRetention(input),
    {
      of: 'database',
      state: 'well',
      values: { megabytes: Math.ceil(databaseBytes / MEGABYTE), count: connections },
    },
    disk === null
      ? { of: 'disk', state: 'unknown', values: {} }
      : {
          of: 'disk',
          state: disk.free < DISK_BYTES || disk.free < disk.all * DISK_SHARE ? 'ill' : 'well',
          values: { free: inGigabytes(disk.free), all: inGigabytes(disk.all) },
        },
  ];
}

function judgeMoment(of: Judged['of'], seconds: number | null, longestMs: number, now: Date): Judged {
  if (seconds === null) return { of, state: 'unknown', values: {} };
  const at = seconds * SECOND;
  return { of, state: now.getTime() - at > longestMs ? 'ill' : 'well', values: {}, at };
}

function judgeWork({ jobs, failedJobs }: Measured): Judged[] {
  const open = jobs.reduce((sum, job) => sum + job.open, 0);
  const oldest = Math.max(0, ...jobs.map(({ oldestSeconds }) => oldestSeconds));
  const failed = failedJobs.reduce((sum, { count }) => sum + count, 0);
  const minutes = Math.round(oldest / 60);
  return [
    { of: 'work', state: oldest > WORK_LATE_SECONDS ? 'ill' : 'well', values: { count: open, minutes } },
    { of: 'stuck', state: failed > 0 ? 'ill' : 'well', values: failed > 0 ? { count: failed } : {} },
  ];
}

function judgeMails({ measured, returns, report }: HealthInput): Judged[] {
  const { complained, bounced } = returns;
  const bad = complained > 0 || bounced >= MANY_BOUNCES;
  const faults = report ? faultsOf(report) : [];
  return [
    { of: 'sending', state: measured.paused ? 'ill' : 'well', values: {} },
    { of: 'returns', state: bad ? 'ill' : 'well', values: { bounced, complained } },
    report
      ? {
          of: 'doctor',
          state: faults.length > 0 ? 'ill' : 'well',
          values: {},
          faults: [...new Set(faults.map(({ check }) => check))],
          at: report.at.getTime(),
        }
      : { of: 'doctor', state: 'unknown', values: {} },
  ];
}

/** Said only where something is wrong: most installations watch no folder. */
function judgeWatched({ watched }: HealthInput): Judged[] {
  return watched.length > 0 ? [{ of: 'imports', state: 'ill', values: { what: watched.join('; ') } }] : [];
}

/** As old as the rule that was worked through longest ago. */
function judgeRetention({ retention, now }: HealthInput): Judged {
  const last = retention.flatMap((rule) => (rule.last ? [rule.last] : []));
  const oldest = last.length === retention.length ? Math.min(...last.map(({ at }) => at.getTime())) : null;
  const judged = judgeMoment('retention', oldest === null ? null : oldest / SECOND, NIGHT_MISSED_MS, now);
  const count = last.reduce((sum, { forgotten }) => sum + forgotten, 0);
  return judged.state === 'well' ? { ...judged, values: { count } } : judged;
}

function inGigabytes(bytes: number): number {
  return bytes / GIGABYTE;
}
