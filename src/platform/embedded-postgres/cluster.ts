import { existsSync } from 'node:fs';
import { chown, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { binary, ensureBinaries } from './postgres-binaries.ts';
import { findRunAs, type RunAs } from './run-as.ts';
import { runBinary } from './run-binary.ts';
import { moveIntoPlace, openUnfinished, removeUnfinished } from './unfinished-cluster.ts';

/** One Postgres of our own: its files, its server programs, and whom it runs as. */
export interface Cluster {
  /** Holds data/, users/, password, port and log. */
  folder: string;
  data: string;
  native: string;
  runAs: RunAs;
  password: string;
}

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
  await takeOver(real, owner);
  const password = await readFile(join(real, 'password'), 'utf8');
  return { folder: real, data: join(real, 'data'), native, runAs: owner, password };
}

/** A folder that root copied belongs to root, and Postgres could not read its own files. */
async function takeOver(folder: string, owner: RunAs): Promise<void> {
  if (owner === null || (await stat(join(folder, 'data'))).uid === owner.uid) return;
  await chown(folder, owner.uid, owner.gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chown(join(entry.parentPath, entry.name), owner.uid, owner.gid);
}

async function createCluster(home: string, native: string, runAs: RunAs): Promise<void> {
  const making = await openUnfinished(home, runAs);
  await runInitdb(native, making.folder, runAs);
  if (!(await moveIntoPlace(making, home))) await rm(making.folder, { recursive: true, force: true });
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
