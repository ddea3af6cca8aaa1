import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Mistake } from '../../shared/mistake.ts';
import { isAlive } from '../is-alive.ts';
import { binary, ensureBinaries, makeOpenPlace, OPEN_PLACE } from './postgres-binaries.ts';
import { findRunAs, mayUse, type RunAs } from './run-as.ts';
import { runBinary } from './run-binary.ts';

/** One Postgres of our own: its files, its server programs, and whom it runs as. */
export interface Cluster {
  /** Holds data/, users/, password, port and log. */
  folder: string;
  data: string;
  native: string;
  runAs: RunAs;
  password: string;
}

const UNFINISHED = 'postgres-unfinished-';

/**
 * Finds the cluster under `home` or makes it. A new one is made aside and moved into place whole, so that a program
 * killed on the way leaves nothing half, and of two programs at once one wins and the other uses what it made.
 */
export async function ensureCluster(home: string): Promise<Cluster> {
  const folder = join(home, 'postgres');
  await removeUnfinished(home);
  const runAs = findRunAs(folder);
  const native = await ensureBinaries(runAs);
  if (!existsSync(join(folder, 'data', 'PG_VERSION'))) await createCluster(home, native, runAs);
  // The real one: the way through `home` may be closed to whom Postgres runs as.
  const real = await realpath(folder);
  // Asked again: another program may have won, and made it for another user.
  const owner = findRunAs(real);
  const password = await readFile(join(real, 'password'), 'utf8');
  return { folder: real, data: join(real, 'data'), native, runAs: owner, password };
}

async function createCluster(home: string, native: string, runAs: RunAs): Promise<void> {
  const inHome = mayUse(runAs, '-x', home);
  if (!inHome) await makeOpenPlace();
  const making = join(
    inHome ? home : OPEN_PLACE,
    `${UNFINISHED}${process.pid}-${randomBytes(4).toString('hex')}`,
  );
  await mkdir(join(making, 'users'), { recursive: true, mode: 0o700 });
  const password = join(making, 'password');
  await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (runAs)
    for (const path of [making, join(making, 'users'), password]) await chown(path, runAs.uid, runAs.gid);
  await runInitdb(native, making, runAs);
  await moveIntoPlace(making, home, inHome);
}

async function runInitdb(native: string, folder: string, runAs: RunAs): Promise<void> {
  const { code, said } = await runBinary(
    binary(native, 'initdb'),
    [
      `--pgdata=${join(folder, 'data')}`,
      `--pwfile=${join(folder, 'password')}`,
      '--username=rytmi',
      '--auth=scram-sha-256',
      // Without these the encoding follows the machine's language, and with none set it is SQL_ASCII.
      '--encoding=UTF8',
      '--locale=C',
      // Plain C knows upper and lower case of ASCII only: a search for ÄIJÄ would not find Äijä.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { runAs, folder },
  );
  if (code !== 0) throw new Error(`Postgres could not lay out its files in ${folder}: ${said.trim()}`);
}

async function moveIntoPlace(made: string, home: string, inHome: boolean): Promise<void> {
  const folder = join(home, 'postgres');
  try {
    if (inHome) await rename(made, folder);
    else {
      const finished = made.replace(UNFINISHED, 'postgres-');
      await rename(made, finished);
      await symlink(finished, folder);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if (!existsSync(join(folder, 'password')))
      throw new Mistake(`${folder} is in the way: it is not a database of Rytmi. Move it, or set RYTMI_DIR.`);
    await rm(made, { recursive: true, force: true });
  }
}

async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home))
    if (name.startsWith(UNFINISHED) && !isAlive(Number(name.split('-')[2])))
      await rm(join(home, name), { recursive: true, force: true });
}
