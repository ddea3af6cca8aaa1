import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/** One entry; its bytes must be read to the end before the next. */
export interface ArchivedEntry {
  path: string;
  chunks: AsyncIterable<Buffer>;
}

/** Entries of a packed archive in their order. Throws where the file is no archive, or is cut off; so does reading an entry. */
export async function* readArchive(file: string): AsyncGenerator<ArchivedEntry> {
  const entries = extract();
  const reading = pipeline(createReadStream(file), createGunzip(), entries);
  // Whatever ends it is heard below too, and by whoever reads an entry.
  reading.catch(() => undefined);
  for await (const entry of entries) yield { path: entry.header.name, chunks: entry };
  await reading;
}
