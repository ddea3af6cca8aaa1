import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { Arrival, DONE, FAILED } from './list-arrivals.ts';

/**
 * Moves a file into `done` or `failed`, under a name that nothing had before. Answers its new path, or null where it is no
 * longer the file that was seen. Throws what the file system says.
 */
export async function moveAway(
  folder: string,
  { path, bytes, modifiedMs }: Pick<Arrival, 'path' | 'bytes' | 'modifiedMs'>,
  to: typeof DONE | typeof FAILED,
): Promise<string | null> {
  const from = join(folder, path);
  const stat = await lstat(from);
  if (stat.size !== bytes || stat.mtimeMs !== modifiedMs) return null;
  const target = await reserve(folder, join(to, path));
  try {
    await rename(from, target);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  return target;
}

/** Makes an empty file under the first free name, so that of two moves at once neither overwrites the other. */
async function reserve(folder: string, wanted: string): Promise<string> {
  const { dir, name, base } = parse(join(folder, wanted));
  await mkdir(dir, { recursive: true });
  await refuseLinks(folder, dirname(wanted));
  const [, stem = name, ending = ''] = /^(.*?)(\.csv(?:\.gz)?)$/i.exec(base) ?? [base, base];
  for (let nth = 1; ; nth += 1) {
    const target = join(dir, nth === 1 ? base : `${stem}-${nth}${ending}`);
    try {
      await (await open(target, 'wx')).close();
      return target;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

async function refuseLinks(folder: string, below: string): Promise<void> {
  const real = await realpath(join(folder, below));
  if (real === join(await realpath(folder), below)) return;
  throw Object.assign(new Error('A folder of the watched folder leads out of it'), { code: 'ELOOP' });
}
