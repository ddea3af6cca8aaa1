import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { Mistake } from '../../shared/mistake.ts';
import { MANIFEST, type Manifest } from './manifest.ts';

/** A file on the disk, bytes at hand, or (with neither, its path ending in a slash) an empty folder. */
export interface ArchiveSource {
  path: string;
  file?: string;
  bytes?: Buffer;
}

const READ_BYTES = 1_048_576;
/** Database files pack well even so, and the disk is the clock. */
const QUICK = 1;

/** Writes a packed archive with its manifest last. The file appears whole or not at all. */
export async function writeArchive(
  file: string,
  sources: AsyncIterable<ArchiveSource>,
  facts: Omit<Manifest, 'files'>,
): Promise<void> {
  const part = `${file}.part`;
  try {
    const archive = pack();
    const target = createWriteStream(part, { mode: 0o600, flush: true });
    const written = pipeline(archive, createGzip({ level: QUICK }), target);
    // What goes wrong on either side ends both, and is told by the writing.
    const filled = fill(archive, sources, facts).catch((error) => void archive.destroy(error));
    await written;
    await filled;
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !['ENOSPC', 'EDQUOT', 'EACCES', 'ENOENT', 'EROFS'].includes(code)) throw error;
    throw new Mistake(`The backup could not be written to ${file} (${message}). Nothing was left there.`);
  }
}

async function fill(
  archive: Pack,
  sources: AsyncIterable<ArchiveSource>,
  facts: Omit<Manifest, 'files'>,
): Promise<void> {
  const files: Record<string, string> = {};
  for await (const source of sources) {
    const hash = await addEntry(archive, source);
    if (hash !== null) files[source.path] = hash;
  }
  const manifest = Buffer.from(JSON.stringify({ ...facts, files } satisfies Manifest));
  await addEntry(archive, { path: MANIFEST, bytes: manifest });
  archive.finalize();
}

/**
 * Its checksum; null for a folder, and where the file is gone by now: tables may be dropped meanwhile, and the server's log knows of
 * it.
 */
async function addEntry(archive: Pack, { path, file, bytes }: ArchiveSource): Promise<string | null> {
  if (file === undefined && bytes === undefined) {
    await pipeline([], archive.entry({ name: path, type: 'directory', mode: 0o700 }));
    return null;
  }
  const handle = file === undefined ? null : await openUnlessGone(file);
  if (file !== undefined && handle === null) return null;
  try {
    const size = handle ? (await handle.stat()).size : (bytes as Buffer).length;
    const hash = createHash('sha256');
    const chunks = handle ? bytesOf(handle, size) : Readable.from([bytes as Buffer]);
    await pipeline(chunks, hashed(hash), archive.entry({ name: path, size, mode: 0o600 }));
    return hash.digest('hex');
  } finally {
    await handle?.close();
  }
}

function hashed(hash: Hash) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
}

/** Exactly `size` bytes: the server works on, and a file cut short meanwhile is filled with zeros, which its log puts right. */
async function* bytesOf(handle: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; ) {
    const chunk = Buffer.alloc(Math.min(READ_BYTES, size - at));
    await handle.read(chunk, 0, chunk.length, at);
    at += chunk.length;
    yield chunk;
  }
}

async function openUnlessGone(file: string): Promise<FileHandle | null> {
  try {
    return await open(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
