import { CsvRefusal } from '../csv/csv-fault.ts';
import type { Delimiter } from '../csv/detect-delimiter.ts';
import { openBytes } from '../csv/open-bytes.ts';
import { readRecords } from '../csv/read-records.ts';
import { type Encoding, readText } from '../csv/read-text.ts';
import type { FileSample } from '../guess/guess-mapping.ts';
import { DATE_FORMATS, parseDay } from '../parse-day.ts';
import { parseNumber } from '../parse-number.ts';

/** Rows that columns are guessed by. */
const SAMPLE_ROWS = 200;
/** Share of a block's bytes. */
const MOST_ZEROS = 0.01;
const NEWLINE = 10;

/** Reads the first rows of a file. Throws CsvRefusal for one that holds no table. */
export async function sampleFile(
  path: string,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter | null },
): Promise<FileSample> {
  for await (const block of readRecords({ path, encoding, delimiter })) {
    const [header, ...rows] = block.records;
    if (!header || (block.unreadable[0]?.line ?? Number.POSITIVE_INFINITY) < (block.lines[0] ?? 0)) break;
    const names = header.map((name) => name.trim());
    if (names.every((name) => name === '' || isValue(name))) break;
    return { header: names, rows: rows.slice(0, SAMPLE_ROWS), delimiter: block.delimiter as Delimiter };
  }
  throw new CsvRefusal('no-header');
}

/** Numbers and days name no column: such a first line is a row already. */
function isValue(cell: string): boolean {
  return (
    typeof parseNumber(cell, '.') === 'number' ||
    typeof parseNumber(cell, ',') === 'number' ||
    parseDay(cell, DATE_FORMATS) !== null
  );
}

/** What a whole file is written in, and how many lines it has. Throws CsvRefusal beyond the limits of an import. */
export async function findEncoding(path: string): Promise<{ encoding: Encoding; lines: number }> {
  try {
    return { encoding: 'utf-8', lines: await countLines(path, 'utf-8') };
  } catch (error) {
    if (!(error instanceof CsvRefusal) || error.fault.code !== 'not-utf8') throw error;
    return { encoding: 'windows-1252', lines: await countLines(path, 'windows-1252') };
  }
}

/** A stray zero byte costs its row; a file with many was never a table. */
function refuseBinary(block: Buffer): void {
  let zeros = 0;
  for (let at = block.indexOf(0); at !== -1; at = block.indexOf(0, at + 1)) zeros += 1;
  if (zeros > block.length * MOST_ZEROS) throw new CsvRefusal('not-text');
}

async function countLines(path: string, encoding: Encoding): Promise<number> {
  let lines = 0;
  for await (const block of readText(openBytes(path), encoding)) {
    if (lines < SAMPLE_ROWS) refuseBinary(block);
    for (let at = block.indexOf(NEWLINE); at !== -1; at = block.indexOf(NEWLINE, at + 1)) lines += 1;
    if (block.at(-1) !== NEWLINE) lines += 1;
  }
  return lines;
}
