import { UnreadableRecord } from '../../../orders/records/record-cells.ts';

const NEWLINE = 10;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Longer than any record that is accepted; the rest of such a line is passed over. */
const MAX_LINE_BYTES = 512 * 1024;

/** The records of newline-delimited JSON, one a line; blank lines are none. A line that cannot be read is one that is rejected. */
export async function* readNdjson(chunks: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = block.indexOf(NEWLINE); end !== -1; end = block.indexOf(NEWLINE)) {
      const line = block.subarray(0, end);
      block = block.subarray(end + 1);
      yield* recordsOf(line);
    }
    // One byte more than allowed tells that it is too long, and no more is kept of it.
    rest = block.subarray(0, MAX_LINE_BYTES + 1);
  }
  yield* recordsOf(rest);
}

function recordsOf(line: Buffer): unknown[] {
  if (line.length > MAX_LINE_BYTES) return [new UnreadableRecord('')];
  const text = textOf(line);
  if (text === null) return [new UnreadableRecord(line.toString('latin1'))];
  if (text.trim() === '') return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return [new UnreadableRecord(text)];
  }
}

function textOf(line: Buffer): string | null {
  try {
    return UTF8.decode(line);
  } catch {
    return null;
  }
}
