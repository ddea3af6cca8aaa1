import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { CsvRefusal } from './csv-fault.ts';

/** What a packed file may become. A plain one is no larger than it is: whoever can bring it has the disk for it. */
export interface ByteLimits {
  maxBytes: number;
  maxGzipRatio: number;
}

const BYTE_LIMITS: ByteLimits = {
  /** 2 GiB: over 20 million order lines, and few enough that a packed bomb cannot fill the database's disk. */
  maxBytes: 2 ** 31,
  /** Unpacked over packed. Order lines pack 5 to 30 times; a bomb 1,000 times. */
  maxGzipRatio: 100,
};

/** Ratio is judged from here on: the first bytes of a small file say little. */
const RATIO_FROM_BYTES = 4 * 1024 * 1024;
const READ_BYTES = 256 * 1024;

/** The bytes of a file, unpacked when its name ends in `.gz`. Throws CsvRefusal beyond the limits. */
export async function* openBytes(path: string, limits: ByteLimits = BYTE_LIMITS): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: READ_BYTES });
  const unpacked = path.toLowerCase().endsWith('.gz') ? createGunzip({ chunkSize: READ_BYTES }) : null;
  if (unpacked) file.once('error', (error) => unpacked.destroy(error)).pipe(unpacked);
  let bytes = 0;
  try {
    for await (const chunk of unpacked ?? file) {
      bytes += chunk.length;
      if (unpacked) refuseBeyond(limits, bytes, file.bytesRead);
      yield chunk;
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    file.destroy();
    unpacked?.destroy();
  }
}

function refuseBeyond(limits: ByteLimits, unpacked: number, packed: number): void {
  if (unpacked > limits.maxBytes) {
    throw new CsvRefusal('too-large', { limit: Math.floor(limits.maxBytes / 2 ** 20) });
  }
  if (unpacked > RATIO_FROM_BYTES && unpacked > packed * limits.maxGzipRatio) {
    throw new CsvRefusal('gzip-ratio', { limit: limits.maxGzipRatio });
  }
}

function asRefusal(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('Z_')) return new CsvRefusal('not-gzip');
  if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code)) return new CsvRefusal('cannot-open', { code });
  return error;
}
