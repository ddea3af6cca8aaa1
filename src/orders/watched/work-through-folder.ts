import { ADVISORY_LOCKS } from '../../shared/advisory-locks.ts';
import { holdingLock } from '../holding-lock-store.ts';
import { clearCopies } from './copy-arrival.ts';
import { isFileFault } from './is-file-fault.ts';
import { type Arrival, listArrivals } from './list-arrivals.ts';
import { settleArrival } from './settle-arrival.ts';
import type { WatchDeps } from './watch-deps.ts';
import { forgetGone, noteFolder, noteLook, type WatchedFile } from './watched-file-store.ts';

/** So long a file has to look the same, whatever the time between two looks. */
const STEADY_MS = 20_000;

/**
 * Looks into the watched folder once, and takes what nobody writes any more. A file waits for those before it, so that orders
 * never overtake their customers. One worker at a time; what is wrong with the folder is written down for the page Health.
 */
export async function workThroughFolder(deps: WatchDeps, signal: AbortSignal): Promise<void> {
  const { importFolder } = deps;
  // What was wrong with a folder that is watched no longer concerns nobody.
  if (importFolder === null) return forgetGone(deps.db, [], deps.now());
  await holdingLock(deps.db, ADVISORY_LOCKS.folder, () => look({ ...deps, importFolder }, signal));
}

async function look(deps: WatchDeps & { importFolder: string }, signal: AbortSignal): Promise<void> {
  const { db } = deps;
  const now = deps.now();
  await clearCopies(deps.uploads);
  const arrivals = await listOrNull(deps.importFolder);
  await noteFolder(db, arrivals ? null : 'folder', now);
  if (!arrivals) return;
  const paths = arrivals.map(({ path }) => path);
  await forgetGone(db, paths, now);
  const known: [Arrival, WatchedFile][] = [];
  for (const arrival of arrivals) known.push([arrival, await noteLook(db, arrival, now)]);
  for (const [arrival, seen] of known) {
    if (signal.aborted || !isSteady(seen, now) || !(await settleArrival(deps, arrival, seen))) return;
  }
}

function isSteady({ since }: WatchedFile, now: Date): boolean {
  return now.getTime() - since.getTime() >= STEADY_MS;
}

async function listOrNull(folder: string): Promise<Arrival[] | null> {
  try {
    return await listArrivals(folder);
  } catch (error) {
    if (isFileFault(error)) return null;
    throw error;
  }
}
