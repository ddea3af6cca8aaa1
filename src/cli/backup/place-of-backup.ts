import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Mistake } from '../../shared/mistake.ts';

const NAMED_BY_US = /^rytmi-\d{4}-\d{2}-\d{2}T[\d-]+Z\.tar\.gz$/;

interface PlaceOfBackup {
  file: string;
  /** Deletes what is more than was to be kept, oldest first; answers how many. */
  forgetOld(): number;
}

/** Where a backup goes. One that stands there is never written over. */
export function placeOfBackup(
  place: string,
  { now, keep }: { now: Date; keep: string | undefined },
): PlaceOfBackup {
  const path = resolve(place);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  if (!isFolder && keep !== undefined) throw new Mistake('--keep needs a folder that holds the backups.');
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))
    throw new Mistake('--keep takes a number from 1 to 9999.');
  if (!isFolder && existsSync(path))
    throw new Mistake(`${path} exists already. Name another file, or a folder.`);
  if (!isFolder && !existsSync(dirname(path)))
    throw new Mistake(
      `There is no folder ${dirname(path)}. Make it first, on a disk other than the database's.`,
    );
  const name = `rytmi-${now.toISOString().replace(/[:.]/g, '-')}.tar.gz`;
  return {
    file: isFolder ? join(path, name) : path,
    forgetOld: () => (keep === undefined ? 0 : forgetAllBut(path, Number(keep))),
  };
}

function forgetAllBut(folder: string, count: number): number {
  const names = readdirSync(folder)
    .filter((name) => NAMED_BY_US.test(name))
    .toSorted();
  const old = names.slice(0, Math.max(0, names.length - count));
  for (const name of old) rmSync(join(folder, name));
  return old.length;
}
