import { createHash, randomUUID } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Arrival } from './list-arrivals.ts';

const OURS = 'watched-';

/**
 * Copies a file of the watched folder into our own, so that what is imported is what was weighed, whoever writes on. Answers
 * null where it is no longer the file that was seen. Throws what the file system says.
 */
export async function copyArrival(
  { folder, uploads }: { folder: string; uploads: string },
  arrival: Arrival,
): Promise<{ copy: string; contentHash: string } | null> {
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  const ending = arrival.name.toLowerCase().endsWith('.gz') ? '.csv.gz' : '.csv';
  const copy = join(uploads, `${OURS}${randomUUID()}${ending}`);
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(join(folder, arrival.path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const hash = createHash('sha256');
    const weigh = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const bytes = file.createReadStream({ autoClose: false });
    await pipeline(bytes, weigh, createWriteStream(copy, { mode: 0o600 }));
    const { size, mtimeMs } = await file.stat();
    if (size === arrival.bytes && mtimeMs === arrival.modifiedMs) {
      return { copy, contentHash: hash.digest('hex') };
    }
    await rm(copy, { force: true });
    return null;
  } catch (error) {
    await rm(copy, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** Copies that a killed worker left. Call it only while nobody else works through the folder. */
export async function clearCopies(uploads: string): Promise<void> {
  const names = await readdir(uploads).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) if (name.startsWith(OURS)) await rm(join(uploads, name), { force: true });
}
