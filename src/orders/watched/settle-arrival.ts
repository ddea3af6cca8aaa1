import { writeFile } from 'node:fs/promises';
import { findRun } from '../import-run-store.ts';
import { importArrival } from './import-arrival.ts';
import { isFileFault } from './is-file-fault.ts';
import { type Arrival, DONE, FAILED } from './list-arrivals.ts';
import { moveAway } from './move-away.ts';
import type { WatchDeps } from './watch-deps.ts';
import { changeWatched, forgetWatched, type WatchedFile } from './watched-file-store.ts';
import type { WatchTrouble } from './watched-file-table.ts';

type Verdict = { to: typeof DONE } | { to: typeof FAILED; trouble: WatchTrouble; reason: string };

/**
 * Takes one file that nobody writes any more: imports it and moves it away. Answers whether it is gone; one that stays is looked
 * at again, and what holds it is written down. An import is not repeated because its file could not be moved.
 */
export async function settleArrival(
  deps: WatchDeps & { importFolder: string },
  arrival: Arrival,
  known: WatchedFile,
): Promise<boolean> {
  const { db } = deps;
  const { path } = arrival;
  let step: WatchTrouble = 'unreadable';
  try {
    const runId = known.runId ?? (await bringIn(deps, arrival));
    if (runId !== undefined) await changeWatched(db, path, { runId });
    const verdict = await judge(deps, arrival, runId);
    if (!verdict) return false;
    step = 'not-moved';
    return await move(deps, arrival, verdict);
  } catch (error) {
    if (!isFileFault(error)) throw error;
    await changeWatched(db, path, { trouble: step });
    return false;
  }
}

/** Undefined for what is no file to import. */
async function bringIn(
  deps: WatchDeps & { importFolder: string },
  arrival: Arrival,
): Promise<number | null | undefined> {
  const { kind } = arrival;
  return kind === null ? undefined : importArrival(deps, { ...arrival, kind });
}

/** Where a file goes; null: nowhere yet. */
async function judge(
  { db, speaker }: WatchDeps,
  { isFile }: Arrival,
  runId: number | null | undefined,
): Promise<Verdict | null> {
  if (runId === undefined) {
    const trouble = isFile ? 'nameless' : 'not-a-file';
    return { to: FAILED, trouble, reason: speaker.say(`watched:${trouble}`) };
  }
  const run = runId === null ? null : await findRun(db, runId);
  if (run?.state === 'done') return { to: DONE };
  if (run?.state !== 'failed' || !run.problem) return null;
  const { code, values } = run.problem;
  const reason = `${speaker.say(`imports:fault.${code}`, values)}\n${speaker.say('watched:run', { run: run.id })}`;
  return { to: FAILED, trouble: 'refused', reason };
}

async function move(
  { db, now, importFolder }: WatchDeps & { importFolder: string },
  arrival: Arrival,
  verdict: Verdict,
): Promise<boolean> {
  const target = await moveAway(importFolder, arrival, verdict.to);
  if (target === null) return false;
  if (verdict.to === DONE) {
    await forgetWatched(db, arrival.path);
    return true;
  }
  await changeWatched(db, arrival.path, { trouble: verdict.trouble, failedAt: now() });
  await writeFile(`${target}.reason.txt`, `${verdict.reason}\n`);
  return true;
}
