import { CsvRefusal } from './csv-fault.ts';
import { type Delimiter, detectDelimiter } from './detect-delimiter.ts';
import { type ByteLimits, openBytes } from './open-bytes.ts';
import { parseBlock } from './parse-block.ts';
import { type Encoding, readText } from './read-text.ts';
import type { RecordBlock } from './record-block.ts';

export interface CsvSource {
  path: string;
  encoding: Encoding;
  /** Detected from the header where missing. */
  delimiter: Delimiter | null;
  limits?: ByteLimits;
}

/** Streams a CSV file in blocks of records, the header being the first record of the first block. Throws CsvRefusal. */
export async function* readRecords(source: CsvSource): AsyncGenerator<RecordBlock> {
  let { delimiter } = source;
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let held: Buffer | null = null;
  const parse = (text: Buffer, isLast: boolean): RecordBlock => {
    const bytes = rest.length === 0 ? text : Buffer.concat([rest, text]);
    delimiter ??= detectDelimiter(headerLine(bytes));
    const block = parseBlock(bytes, delimiter, line, isLast);
    rest = block.rest;
    line = block.restLine;
    return block;
  };
  // One block is held back, since an open quote means another thing in the last one.
  for await (const text of readText(openBytes(source.path, source.limits), source.encoding)) {
    if (held) yield parse(held, false);
    held = text;
  }
  if (held === null) throw new CsvRefusal('no-header');
  yield parse(held, true);
}

function headerLine(bytes: Buffer): string {
  const text = bytes.toString('utf8', 0, 64 * 1024).trimStart();
  return text.split(/\r?\n/, 1)[0] ?? '';
}
