import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { IMPORT_KINDS, type ImportKind } from '../import-kind.ts';
import { kindOfName } from './kind-of-name.ts';

export const DONE = 'done';
export const FAILED = 'failed';

export interface Arrival {
  /** Below the watched folder. */
  path: string;
  name: string;
  /** The subfolder it lies in: the mapping profile it is read by. */
  profile: string | null;
  /** Null: the name says none, or it is no file but a link, a pipe or a device. */
  kind: ImportKind | null;
  isFile: boolean;
  bytes: number;
  modifiedMs: number;
}

/**
 * What lies in the watched folder and in its subfolders, of which each is named after a profile: customers first, then what
 * rests on them, and files of one kind by name. What is still being written under another name is left out. Throws what the file system says.
 */
export async function listArrivals(folder: string): Promise<Arrival[]> {
  const found = await listFolder(folder, null);
  const rank = ({ kind }: Arrival) => (kind === null ? -1 : IMPORT_KINDS.indexOf(kind));
  return found.sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name) || compare(a.path, b.path));
}

async function listFolder(folder: string, profile: string | null): Promise<Arrival[]> {
  const found: Arrival[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { name } = entry;
    const isOurs = profile === null && (name === DONE || name === FAILED);
    if (isOurs || kindOfName(name) === 'leave') continue;
    if (entry.isDirectory()) {
      // A folder within a profile's folder is nobody's.
      if (profile === null) found.push(...(await listFolder(join(folder, name), name)));
    } else {
      const arrival = await arrivalOf(folder, name, profile);
      if (arrival) found.push(arrival);
    }
  }
  return found;
}

/** Null for a file that went while we looked. Links are never followed: they could lead anywhere. */
async function arrivalOf(folder: string, name: string, profile: string | null): Promise<Arrival | null> {
  const stat = await lstat(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!stat) return null;
  const kind = stat.isFile() ? (kindOfName(name) as ImportKind | null) : null;
  const path = profile === null ? name : join(profile, name);
  return { path, name, profile, kind, isFile: stat.isFile(), bytes: stat.size, modifiedMs: stat.mtimeMs };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
