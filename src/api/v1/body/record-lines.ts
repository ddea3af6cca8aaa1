const NEWLINE = 10;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Longer than any record that is accepted; the rest of such a line is passed over. */
const MAX_LINE_BYTES = 512 * 1024;

/** A line that holds something; `text` is null where it is too long or no UTF-8, `bytes` empty where it is too long. */
export interface RecordLine {
  bytes: Buffer;
  text: string | null;
}

/** The lines of newline-delimited JSON that hold a record; blank lines hold none. */
export async function* recordLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<RecordLine> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = block.indexOf(NEWLINE); end !== -1; end = block.indexOf(NEWLINE)) {
      const line = block.subarray(0, end);
      block = block.subarray(end + 1);
      yield* recordLine(line);
    }
    // One byte more than allowed tells that it is too long, and no more is kept of it.
    rest = block.subarray(0, MAX_LINE_BYTES + 1);
  }
  yield* recordLine(rest);
}

function recordLine(bytes: Buffer): RecordLine[] {
  if (bytes.length > MAX_LINE_BYTES) return [{ bytes: Buffer.alloc(0), text: null }];
  const text = textOf(bytes);
  return text?.trim() === '' ? [] : [{ bytes, text }];
}

function textOf(line: Buffer): string | null {
  try {
    return UTF8.decode(line);
  } catch {
    return null;
  }
}
