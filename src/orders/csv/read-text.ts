import { isUtf8 } from 'node:buffer';
import { CsvRefusal } from './csv-fault.ts';

export const ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const NEWLINE = 10;
/** One physical line longer than this is no table: most likely a binary file. */
const MAX_LINE_BYTES = 1024 * 1024;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Bytes in an encoding → UTF-8 blocks of whole lines, without byte order mark. Throws CsvRefusal with line and byte of the first fault. */
export async function* readText(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  let line = 1;
  let carried: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const chunk of bytes) {
    const joined: Buffer = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const cut = joined.lastIndexOf(NEWLINE) + 1;
    carried = joined.subarray(cut);
    if (carried.length > MAX_LINE_BYTES) throw new CsvRefusal('line-too-long', { line });
    if (cut === 0) continue;
    const block = decode(joined.subarray(0, cut), encoding, line, first);
    first = false;
    line += countLines(block);
    yield block;
  }
  if (carried.length > 0) yield decode(carried, encoding, line, first);
}

function decode(block: Buffer, encoding: Encoding, line: number, first: boolean): Buffer {
  if (first && isUtf16(block)) throw new CsvRefusal('utf16');
  if (encoding === 'windows-1252') return Buffer.from(new TextDecoder('windows-1252').decode(block), 'utf8');
  if (!isUtf8(block)) throw new CsvRefusal('not-utf8', findFault(block, line));
  return first && block.subarray(0, 3).equals(BYTE_ORDER_MARK) ? block.subarray(3) : block;
}

/** Excel's “Unicode text”: a mark of two bytes, or every other byte zero. */
function isUtf16(block: Buffer): boolean {
  const mark = block.length >= 2 ? block.readUInt16BE(0) : 0;
  return mark === 0xfffe || mark === 0xfeff;
}

/** Line, and byte within it, of the first line that is not UTF-8. Both count from 1. */
function findFault(block: Buffer, firstLine: number): { line: number; byte: number; hex: string } {
  let line = firstLine;
  let start = 0;
  for (let end = block.indexOf(NEWLINE); ; end = block.indexOf(NEWLINE, start)) {
    const text = block.subarray(start, end === -1 ? block.length : end);
    if (!isUtf8(text)) {
      const good = longestUtf8(text);
      return {
        line,
        byte: good + 1,
        hex: text
          .subarray(good, good + 1)
          .toString('hex')
          .toUpperCase(),
      };
    }
    line += 1;
    start = end + 1;
  }
}

function longestUtf8(text: Buffer): number {
  let good = 0;
  for (let end = 1; end <= text.length; end++) {
    if (isUtf8(text.subarray(good, end))) good = end;
    else if (end - good >= 4) break;
  }
  return good;
}

function countLines(block: Buffer): number {
  let lines = 0;
  for (let at = block.indexOf(NEWLINE); at !== -1; at = block.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}
