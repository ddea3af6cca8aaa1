import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiProblem } from '../problem.ts';

/** A body received to its end. */
export interface SpooledBody {
  sha256: string;
  bytes: number;
  /** Line ends in it. */
  lines: number;
  /** From its beginning, as often as it is asked. */
  read(): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

const NEWLINE = 10;

/**
 * Receives a body into a file without a name, so that a slow caller holds no connection to the database and a process that
 * dies leaves nothing behind. Throws ApiProblem `too-large`.
 */
export async function spoolBody(stream: AsyncIterable<unknown>, maxBytes: number): Promise<SpooledBody> {
  const path = join(tmpdir(), `rytmi-body-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    const received = await receive(stream, file, maxBytes);
    const read = () => file.createReadStream({ start: 0, autoClose: false, highWaterMark: 256 * 1024 });
    return { ...received, read, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function receive(stream: AsyncIterable<unknown>, file: FileHandle, maxBytes: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  for await (const chunk of stream) {
    const part = Buffer.from(chunk as Buffer);
    bytes += part.length;
    if (bytes > maxBytes) throw new ApiProblem('too-large', { detail: `At most ${maxBytes} bytes.` });
    lines += countLines(part);
    hash.update(part);
    await file.write(part);
  }
  return { sha256: hash.digest('hex'), bytes, lines };
}

function countLines(part: Buffer): number {
  let lines = 0;
  for (let at = part.indexOf(NEWLINE); at !== -1; at = part.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}
