import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Mistake } from '../../shared/mistake.ts';
import { binary, ensureBinaries, postgresMajor } from '../embedded-postgres/postgres-binaries.ts';
import { findRunAs, type RunAs } from '../embedded-postgres/run-as.ts';
import { runBinary } from '../embedded-postgres/run-binary.ts';
import { isRunning } from '../embedded-postgres/server-users.ts';
import { moveIntoPlace, openUnfinished } from '../embedded-postgres/unfinished-cluster.ts';
import type { Manifest } from './manifest.ts';
import { countKnown } from './migrations-done.ts';
import { unpackArchive } from './unpack-archive.ts';

/** A restored cluster in its place, and what stood there before. */
export interface RestoredCluster {
  startedAt: string;
  /** Null: nothing stood there. */
  before: string | null;
  /** Brings the files that waited to be imported. Last of all: they lie beside the cluster, where undoing does not reach. */
  bringUploads(): Promise<void>;
  /** Takes the backup away again and puts back what stood there. The server must not run. */
  undo(): Promise<void>;
}

/** Puts a backup into `home`. One that stands there is only moved aside, and only with `force`. */
export async function restoreCluster(
  home: string,
  input: { file: string; uploads: string; force: boolean; now: Date },
): Promise<RestoredCluster> {
  const place = join(home, 'postgres');
  refuseLiving(place, input.force);
  const runAs = findRunAs(place);
  const native = await ensureBinaries(runAs);
  const making = await openUnfinished(home, runAs);
  try {
    const manifest = await unpackArchive(input.file, making.folder, runAs);
    refuseOther(manifest, await postgresMajor(native, making.folder, runAs));
    await syncData(native, making.folder, runAs);
    const stamp = input.now.toISOString().replace(/[:.]/g, '-');
    const before = existsSync(place) ? join(home, `postgres-before-${stamp}`) : null;
    const putBack = async () => {
      if (before !== null) await rename(before, place);
    };
    if (before !== null) await rename(place, before);
    await moveIntoPlace(making, home).catch(async (error) => {
      await putBack();
      throw error;
    });
    const undo = async () => {
      // Its files may lie elsewhere, with a link here.
      await rm(await realpath(place), { recursive: true });
      await rm(place, { recursive: true, force: true });
      await putBack();
    };
    const uploads = () => bringUploads(join(place, 'uploads'), input.uploads);
    return { startedAt: manifest.startedAt, before, bringUploads: uploads, undo };
  } catch (error) {
    await rm(making.folder, { recursive: true, force: true });
    throw error;
  }
}

/** On the disk before anything is moved: the server's own way is many times as quick as file by file. */
async function syncData(native: string, folder: string, runAs: RunAs): Promise<void> {
  const args = ['--sync-only', '-D', join(folder, 'data')];
  const { code, said } = await runBinary(binary(native, 'initdb'), args, { runAs, folder });
  if (code !== 0) throw new Error(`The restored files could not be written out: ${said.trim()}`);
}

function refuseLiving(place: string, force: boolean): void {
  if (!existsSync(place)) return;
  if (isRunning(place))
    throw new Mistake('Rytmi runs here. Stop it first (Ctrl-C, or end its service), then restore.');
  if (!force)
    throw new Mistake(
      `There is a database in ${place} already. With --force it is moved aside, not deleted, and the backup takes its place.`,
    );
}

function refuseOther({ postgres, migrations }: Manifest, major: number): void {
  if (postgres !== major)
    throw new Mistake(
      `The backup is of Postgres ${postgres}, and this version of Rytmi brings ${major}. Restore it with the version that made it.`,
    );
  if (migrations > countKnown())
    throw new Mistake(
      'The backup was made by a newer version of Rytmi. Restore it with that version or a later one.',
    );
}

/** All of them or, where one cannot be brought, none. */
async function bringUploads(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await mkdir(to, { recursive: true, mode: 0o700 });
  const there = new Set(await readdir(to));
  const names = await readdir(from);
  try {
    for (const name of names) await cp(join(from, name), join(to, name), { recursive: true });
  } catch (error) {
    for (const name of names)
      if (!there.has(name)) await rm(join(to, name), { recursive: true, force: true });
    throw error;
  }
  await rm(from, { recursive: true, force: true });
}
