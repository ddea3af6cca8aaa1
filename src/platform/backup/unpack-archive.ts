import { createHash } from 'node:crypto';
import { chown, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Mistake } from '../../shared/mistake.ts';
import type { RunAs } from '../embedded-postgres/run-as.ts';
import { MANIFEST, type Manifest, manifestSchema } from './manifest.ts';
import { type ArchivedEntry, readArchive } from './read-archive.ts';

/** What a backup may hold. Whatever else stands in a file was not put there by us. */
const OURS = /^(password|manifest\.json|data\/[\w./-]+|uploads\/[\w.-]+)$/;

/**
 * Unpacks a backup into `folder`, all of it owned by `runAs`, and holds every byte to the manifest. Throws a Mistake where anything is
 * missing, damaged or not ours.
 */
export async function unpackArchive(file: string, folder: string, runAs: RunAs): Promise<Manifest> {
  const { manifest, found } = await unpackAll(file, folder, runAs).catch((error) => explain(file, error));
  if (!manifest) throw new Mistake(`${file} is cut off: its end is missing. Nothing was changed.`);
  const paths = new Set([...Object.keys(found), ...Object.keys(manifest.files)]);
  const wrong = [...paths].filter((path) => found[path] !== manifest.files[path]);
  if (wrong.length > 0)
    throw new Mistake(
      `${file} is damaged: ${wrong.length} of its files are not as they were, such as ${wrong[0]}. Nothing was changed.`,
    );
  return manifest;
}

/** A file that cannot be read as an archive is the reader's mistake to mend; a full disk or a fault of ours is not. */
function explain(file: string, error: NodeJS.ErrnoException): never {
  const { code, message } = error;
  if (error instanceof Mistake) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    throw new Mistake(`There is no room to unpack the backup: the disk is full. Nothing was changed.`);
  if (code !== undefined && !code.startsWith('Z_')) throw error;
  throw new Mistake(`${file} is no whole backup (${message}). Nothing was changed. Take another.`);
}

async function unpackAll(file: string, folder: string, runAs: RunAs) {
  const found: Record<string, string> = {};
  let manifest: Manifest | undefined;
  for await (const entry of readArchive(file)) {
    if (!OURS.test(entry.path) || entry.path.split('/').includes('..'))
      throw new Mistake(`${file} holds something that no backup of Rytmi does. Nothing was changed.`);
    if (entry.path === MANIFEST) manifest = await readManifest(file, entry);
    else if (entry.path.endsWith('/')) await makeFolder(join(folder, entry.path), runAs);
    else found[entry.path] = await unpackFile(join(folder, entry.path), entry.chunks, runAs);
  }
  return { manifest, found };
}

async function readManifest(file: string, { chunks }: ArchivedEntry): Promise<Manifest> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk));
  const parsed = manifestSchema.safeParse(JSON.parse(Buffer.concat(all).toString()));
  if (parsed.success) return parsed.data;
  throw new Mistake(`${file} ${parsed.error.issues[0]?.message}. Nothing was changed.`);
}

async function makeFolder(folder: string, runAs: RunAs): Promise<void> {
  const path = folder.replace(/\/$/, '');
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined || runAs === null) return;
  for (let at = path; at.length >= first.length; at = dirname(at)) await chown(at, runAs.uid, runAs.gid);
}

async function unpackFile(path: string, chunks: AsyncIterable<Buffer>, runAs: RunAs): Promise<string> {
  await makeFolder(dirname(path), runAs);
  const hash = createHash('sha256');
  const handle = await open(path, 'w', 0o600);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    if (runAs) await handle.chown(runAs.uid, runAs.gid);
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}
