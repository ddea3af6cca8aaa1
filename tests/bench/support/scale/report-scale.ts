import { loadavg } from 'node:os';
import type { PhaseResult } from './scale-phase.ts';
import type { ScaleSize } from './scale-size.ts';

const LARGE = 1_000_000;
/** At a million customers; a smaller base has its share. */
const GOAL_SECONDS = { review: 120, dayFile: 10 } as const;
const GOAL_MEGABYTES = 600;
const GOAL_TIMES_COPY = 3;

/** What the bench has found, by what was done. */
export interface ScaleReport {
  size: ScaleSize;
  rows: Map<string, PhaseResult>;
}

export const REVIEW = 'an ordinary night';
export const DAY_FILE = "a day's file";
export const BARE_COPY = 'bare ordered COPY';

export function printPhase(title: string, { seconds, cpuSeconds, peakMb, counts }: PhaseResult): void {
  const counted = Object.entries(counts).map(([what, n]) => `${n.toLocaleString('en')} ${what}`);
  console.log(
    [
      title.padEnd(22),
      `${seconds.toFixed(2).padStart(9)} s`,
      `${cpuSeconds.toFixed(1).padStart(8)} s of CPU`,
      `${Math.round(peakMb).toString().padStart(6)} MB `,
      counted.join(', '),
    ].join(' '),
  );
}

/** Prints the goals, each with what was reached beside it. */
export function reportScale({ size, rows }: ScaleReport): void {
  const share = size.customers / LARGE;
  const review = rows.get(REVIEW);
  const dayFile = rows.get(DAY_FILE);
  const copy = rows.get(BARE_COPY);
  if (!review || !dayFile || !copy) throw new Error('A phase was left out');
  console.log(`\nMicroseconds a customer: ${((review.seconds / size.customers) * 1e6).toFixed(0)}`);
  tell('seconds, review', review.seconds, GOAL_SECONDS.review * share);
  tell('times a bare ordered COPY, review', review.seconds / copy.seconds, GOAL_TIMES_COPY);
  // A file so small is mostly the import's own beginning and end, which do not shrink with it.
  tell("seconds, day's file", dayFile.seconds, Math.max(1, GOAL_SECONDS.dayFile * share));
  tell('MB, highest of all', Math.max(...[...rows.values()].map(({ peakMb }) => peakMb)), GOAL_MEGABYTES);
  console.log(
    `Others kept the machine busy by ${loadavg()[0]?.toFixed(1)} (load of the last minute, this bench's own included).`,
  );
}

function tell(what: string, reached: number, goal: number): void {
  const verdict = reached <= goal ? 'reached' : 'MISSED ';
  console.log(`${verdict}  ${what}: ${reached.toFixed(1)} (goal ${goal.toFixed(1)})`);
}
