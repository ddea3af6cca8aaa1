import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Mistake } from '../../shared/mistake.ts';
import { isAlive } from '../is-alive.ts';
import { makeOpenPlace, OPEN_PLACE } from './postgres-binaries.ts';
import { mayUse, type RunAs } from './run-as.ts';

/** A cluster being made aside: nobody uses it before it is moved into place whole. */
export interface UnfinishedCluster {
  folder: string;
  /** False: `home` is closed to whom Postgres runs as, and will hold a link. */
  inHome: boolean;
}

const UNFINISHED = 'postgres-unfinished-';

/** An empty folder with a new password and room for users, which belongs to whom Postgres will run as. */
export async function openUnfinished(home: string, runAs: RunAs): Promise<UnfinishedCluster> {
  const inHome = mayUse(runAs, '-x', home);
  if (!inHome) await makeOpenPlace();
  const name = `${UNFINISHED}${process.pid}-${randomBytes(4).toString('hex')}`;
  const folder = join(inHome ? home : OPEN_PLACE, name);
  await mkdir(join(folder, 'users'), { recursive: true, mode: 0o700 });
  const password = join(folder, 'password');
  await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (runAs)
    for (const path of [folder, join(folder, 'users'), password]) await chown(path, runAs.uid, runAs.gid);
  return { folder, inHome };
}

/** False where another program was quicker, and its cluster stands there. */
export async function moveIntoPlace(made: UnfinishedCluster, home: string): Promise<boolean> {
  const folder = join(home, 'postgres');
  try {
    if (made.inHome) await rename(made.folder, folder);
    else {
      const finished = made.folder.replace(UNFINISHED, 'postgres-');
      await rename(made.folder, finished);
      await symlink(finished, folder);
    }
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if (!existsSync(join(folder, 'password')))
      throw new Mistake(`${folder} is in the way: it is not a database of Rytmi. Move it, or set RYTMI_DIR.`);
    return false;
  }
}

/** Clears away what programs that were killed on the way left behind. */
export async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home))
    if (name.startsWith(UNFINISHED) && !isAlive(Number(name.split('-')[2])))
      await rm(join(home, name), { recursive: true, force: true });
}
