import { loadavg } from 'node:os';
import type { PlainNight } from './plain-night.ts';
import { BARE, DAY_FILE, FIRST_LOAD, type PlayedScale, REVIEW } from './play-scale.ts';
import { perCustomer, type ScaleGoal } from './scale-goal.ts';
import type { PhaseResult } from './scale-phase.ts';

const LARGE = 1_000_000;
/** At a million customers; a smaller base has its share. */
const GOAL_SECONDS = { review: 120, twoWorkers: 90, dayFile: 10 } as const;
const GOAL_MEGABYTES = 600;
const GOAL_TIMES_COPY = 3;
const GOAL_TIMES_PLAIN = 30;
const GOAL_GROWTH = 1.3;
const GOAL_TIMES_LONGER = 2.5;

/** What the bench has found. What was not asked for is null. */
interface ScaleReport {
  played: PlayedScale;
  plain: PlainNight;
  /** The same trade at size S; null where the size played is no larger. */
  small: PlayedScale | null;
  /** With a history so many times as long. */
  longer: { times: number; played: PlayedScale } | null;
  twoWorkersSeconds: number | null;
  /** Of a `rytmi worker` that plays the night. */
  workerMb: number | null;
}

export function printPhase(
  say: (line: string) => void,
  title: string,
  { seconds, cpuSeconds, peakMb, counts }: PhaseResult,
): void {
  const counted = Object.entries(counts).map(([what, n]) => `${n.toLocaleString('en')} ${what}`);
  say(
    [
      title.padEnd(22),
      `${seconds.toFixed(2).padStart(9)} s`,
      `${cpuSeconds.toFixed(1).padStart(8)} s of CPU`,
      `${Math.round(peakMb).toString().padStart(6)} MB `,
      counted.join(', '),
    ].join(' '),
  );
}

/** Every goal, with what was reached; `reached` is null where it was not asked for, and `how` says how to ask. */
export function goalsOf(report: ScaleReport): ScaleGoal[] {
  const { played, plain, small, longer, twoWorkersSeconds, workerMb } = report;
  const { rows, size } = played;
  const share = size.customers / LARGE;
  const review = secondsOf(played, REVIEW);
  const ours = perCustomer(played, REVIEW) + perCustomer(played, DELIVERY) * mailShare(played, plain);
  return [
    { what: 'seconds, review', reached: review, most: GOAL_SECONDS.review * share },
    {
      what: 'seconds, review by two workers',
      reached: twoWorkersSeconds,
      most: GOAL_SECONDS.twoWorkers * share,
      how: '--workers 1,2,4',
    },
    {
      what: "seconds, day's file",
      reached: secondsOf(played, DAY_FILE),
      // A file so small is mostly the import's own beginning and end, which do not shrink with it.
      most: Math.max(1, GOAL_SECONDS.dayFile * share),
    },
    ...Object.entries(BARE).map(([step, bare]) => ({
      what: `times a ${bare.trim()}, ${step}`,
      reached: secondsOf(played, step) / secondsOf(played, bare),
      most: step === FIRST_LOAD ? null : GOAL_TIMES_COPY,
    })),
    {
      what: `times as fast as the plain way, mails delivered by both (the plain way by a sample of ${plain.sample} customers, scaled)`,
      reached: plain.seconds / plain.sample / ours,
      least: GOAL_TIMES_PLAIN,
    },
    {
      what: 'times the time per customer of size S, review',
      reached: small && perCustomer(played, REVIEW) / perCustomer(small, REVIEW),
      most: GOAL_GROWTH,
      how: '--size M or L',
    },
    {
      what: `times the review, with a history ${longer?.times ?? 3} times as long`,
      reached: longer && secondsOf(longer.played, REVIEW) / review,
      most: GOAL_TIMES_LONGER,
      how: '--longer 3',
    },
    {
      what: 'MB, a worker in its night',
      reached: workerMb,
      most: GOAL_MEGABYTES,
      how: '--workers 1,2,4',
    },
    {
      what: 'MB, highest of all steps (each read as TypeScript, with what that takes)',
      reached: Math.max(...[...rows.values()].map(({ peakMb }) => peakMb)),
      most: GOAL_MEGABYTES,
    },
  ];
}

export const DELIVERY = 'delivery';

/** The plain way delivers to those of its sample that got a mail of the night; of ours, the time of as many counts. */
function mailShare({ rows, size }: PlayedScale, { mails, sample }: PlainNight): number {
  const delivered = rows.get(DELIVERY)?.counts.mails ?? 0;
  return delivered > 0 ? (mails / sample) * (size.customers / delivered) : 0;
}

function secondsOf({ rows }: PlayedScale, title: string): number {
  const row = rows.get(title);
  if (!row) throw new Error(`Left out: ${title}`);
  return row.seconds;
}

export function busyness(): string {
  return `Others kept the machine busy by ${loadavg()[0]?.toFixed(1)} (load of the last minute, this bench's own included).`;
}
