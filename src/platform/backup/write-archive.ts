import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Mistake } from '../../shared/mistake.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { TAR_BLOCK, tarHeader, tarPadding } from './tar-header.ts';

/** A file on the disk, bytes at hand, or (with neither) an empty folder. */
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
    const target = createWriteStream(part, { mode: 0o600, flush: true });
    await pipeline(pack(sources, facts), createGzip({ level: QUICK }), target);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !['ENOSPC', 'EDQUOT', 'EACCES', 'ENOENT', 'EROFS'].includes(code)) throw error;
    throw new Mistake(`The backup could not be written to ${file} (${message}). Nothing was left there.`);
  }
}

async function* pack(
  sources: AsyncIterable<ArchiveSource>,
  facts: Omit<Manifest, 'files'>,
): AsyncGenerator<Buffer> {
  const files: Record<string, string> = {};
  for await (const source of sources) {
    const hash = createHash('sha256');
    let came = false;
    for await (const chunk of contentOf(source)) {
      came = true;
      if (chunk.counts) hash.update(chunk.bytes);
      yield chunk.bytes;
    }
    if (came && !source.path.endsWith('/')) files[source.path] = hash.digest('hex');
  }
  const manifest = Buffer.from(JSON.stringify({ ...facts, files } satisfies Manifest));
  for await (const { bytes } of contentOf({ path: MANIFEST, bytes: manifest })) yield bytes;
  yield Buffer.alloc(2 * TAR_BLOCK);
}

interface Chunk {
  bytes: Buffer;
  /** Part of the file, and not of the archive around it. */
  counts: boolean;
}

/** Nothing where the file is gone by now: tables may be dropped meanwhile, and the server's log knows of it. */
async function* contentOf({ path, file, bytes }: ArchiveSource): AsyncGenerator<Chunk> {
  if (file === undefined) {
    const all = bytes ?? Buffer.alloc(0);
    yield { bytes: tarHeader({ path, size: all.length }), counts: false };
    yield { bytes: all, counts: true };
    yield { bytes: Buffer.alloc(tarPadding(all.length)), counts: false };
    return;
  }
  const handle = await openUnlessGone(file);
  if (handle === null) return;
  try {
    const { size } = await handle.stat();
    yield { bytes: tarHeader({ path, size }), counts: false };
    for (let at = 0; at < size; ) {
      // The server works on: a file cut short meanwhile is filled with zeros, which its log puts right.
      const chunk = Buffer.alloc(Math.min(READ_BYTES, size - at));
      await handle.read(chunk, 0, chunk.length, at);
      at += chunk.length;
      yield { bytes: chunk, counts: true };
    }
    yield { bytes: Buffer.alloc(tarPadding(size)), counts: false };
  } finally {
    await handle.close();
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
