import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { readTarHeader, TAR_BLOCK, tarPadding } from './tar-header.ts';

/** One entry; its bytes must be read to the end before the next. */
export interface ArchivedEntry {
  path: string;
  chunks: AsyncIterable<Buffer>;
}

/** Entries of a packed archive in their order. Throws where the file is no archive, or is cut off; so does reading an entry. */
export async function* readArchive(file: string): AsyncGenerator<ArchivedEntry> {
  const reader = openReader(createReadStream(file).pipe(createGunzip()));
  try {
    for (;;) {
      const header = readTarHeader(await reader.exactly(TAR_BLOCK));
      if (header === null) return;
      yield { path: header.path, chunks: reader.upTo(header.size) };
      await reader.exactly(tarPadding(header.size));
    }
  } finally {
    reader.close();
  }
}

function openReader(stream: AsyncIterable<Buffer> & { destroy(): void }) {
  const source = stream[Symbol.asyncIterator]();
  let left: Buffer = Buffer.alloc(0);
  async function* upTo(size: number): AsyncGenerator<Buffer> {
    for (let missing = size; missing > 0; ) {
      if (left.length === 0) {
        const { value, done } = await source.next();
        if (done) throw new Error('it ends too early');
        left = value;
      }
      const chunk = left.subarray(0, missing);
      left = left.subarray(chunk.length);
      missing -= chunk.length;
      yield chunk;
    }
  }
  const exactly = async (size: number) => {
    const chunks: Buffer[] = [];
    for await (const chunk of upTo(size)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  return { upTo, exactly, close: () => stream.destroy() };
}
