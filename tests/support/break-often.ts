import { expect } from 'vitest';
import { testSeed } from './how-long.ts';
import { printProof } from './print-proof.ts';
import { sayHowFar } from './say-how-far.ts';
import { seededRandom } from './seeded-random.ts';
import { waitUntil } from './wait-until.ts';
import type { WorkerFleet } from './worker-fleet.ts';

/** Mails that go between one break and the next. */
export const MAILS_A_BREAK = 200;
/** So slow that something is on the line, and more waits, whenever it breaks. */
const PAUSE_MS = 200;
const WORKERS = 2;
const CONNECTIONS = 5;
/** Mails must go again so soon, and doubts be shown. */
const AGAIN_WITHIN_S = 20;
const SHOWN_WITHIN_S = 60;

export interface Break {
  what: string;
  times: number;
  /** Resolves once what was broken could work again. */
  breakIt: (time: number) => Promise<void>;
}

/** Breaks something under workers at work, again and again, judges what came of their mails, and closes all. */
export async function breakOften(fleet: WorkerFleet, breaking: Break): Promise<void> {
  const seed = testSeed();
  try {
    await Promise.all(Array.from({ length: WORKERS }, fleet.start));
    const longestMs = await breakAll(fleet, breaking, seed);
    await judge(fleet, breaking, longestMs, seed);
  } finally {
    await fleet.close();
  }
}

/** Answers the longest time until mails went again, in ms. */
async function breakAll(fleet: WorkerFleet, { what, times, breakIt }: Break, seed: number): Promise<number> {
  const random = seededRandom(seed);
  const howFar = sayHowFar(what, times);
  let longestMs = 0;
  fleet.sink.setPause(PAUSE_MS);
  for (let time = 0; time < times; time++) {
    await fleet.untilTaken(time * MAILS_A_BREAK + 1 + Math.floor((random() * MAILS_A_BREAK) / 2));
    await breakIt(time);
    const [brokenAt, before] = [performance.now(), fleet.sink.taken.size];
    await waitUntil(
      `mails go again after ${what}`,
      () => fleet.sink.taken.size > before + CONNECTIONS * WORKERS,
      90_000,
    );
    longestMs = Math.max(longestMs, performance.now() - brokenAt);
    howFar(time + 1);
  }
  return longestMs;
}

async function judge(
  fleet: WorkerFleet,
  { what, times }: Break,
  longestMs: number,
  seed: number,
): Promise<void> {
  const alive = fleet.workers.filter(({ child }) => child.exitCode === null).length;
  const { longestInHandMs, ...report } = await fleet.untilDone();
  const seconds = (ms: number) => Math.ceil(ms / 1_000);
  const howMany = `${times} in ${report.mails} mails, mails went again within ${seconds(longestMs)} s, the last doubt shown after ${seconds(longestInHandMs)} s, ${report.putOff} put off`;
  printProof({ what, howMany, ...report, seed });
  expect(report).toMatchObject({ lost: 0, twice: 0, putOff: 0 });
  expect(report.uncertain).toBeLessThanOrEqual(times * WORKERS * CONNECTIONS);
  expect(seconds(longestInHandMs), 'seconds until a doubt is shown').toBeLessThanOrEqual(SHOWN_WITHIN_S);
  expect(seconds(longestMs), 'seconds until mails go again').toBeLessThanOrEqual(AGAIN_WITHIN_S);
  expect(alive, 'workers that lived on').toBe(WORKERS);
  for (const worker of fleet.workers) {
    expect((await worker.end('SIGTERM')).code, worker.said()).toBe(0);
    // Whatever failed, its log holds no customer's name or address.
    expect(worker.said()).not.toMatch(/@example\.com|Aino|Customer \d/);
  }
}
