import { CsvError, parse } from 'csv-parse/sync';
import { parseLines } from './parse-lines.ts';
import type { RecordBlock } from './record-block.ts';

interface Cursor {
  at: number;
  line: number;
}

/**
 * A quote left open swallows all up to here at most before its line is given up. Longer than any sane record, short enough
 * that a file of nothing but open quotes stays quick.
 */
const MAX_RECORD_BYTES = 64 * 1024;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/**
 * Parses whole lines. csv-parse gives up a file at its first fault; here only the line a broken record starts on is given
 * up, and parsing goes on at the next line.
 */
export function parseBlock(
  bytes: Buffer,
  delimiter: string,
  firstLine: number,
  isLast: boolean,
): RecordBlock {
  return parseLines(bytes, delimiter, firstLine) ?? followRecords(bytes, delimiter, firstLine, isLast);
}

function followRecords(bytes: Buffer, delimiter: string, firstLine: number, isLast: boolean): RecordBlock {
  const starts: number[] = [];
  const ends: number[] = [];
  const block: RecordBlock = {
    records: [],
    lines: [],
    hasNul: bytes.includes(0),
    delimiter,
    raw: (index) => bytes.toString('utf8', starts[index], ends[index]).replace(/\r?\n$/, ''),
    unreadable: [],
    rest: bytes.subarray(bytes.length),
    restLine: firstLine,
  };
  const cursor: Cursor = { at: 0, line: firstLine };
  while (cursor.at < bytes.length) {
    const fault = parseFrom(bytes, delimiter, cursor, (record, start) => {
      block.records.push(record);
      block.lines.push(start.line);
      starts.push(start.at);
      ends.push(cursor.at);
    });
    if (fault === null) break;
    if (fault === 'CSV_QUOTE_NOT_CLOSED' && !isLast && bytes.length - cursor.at < MAX_RECORD_BYTES) break;
    block.unreadable.push(giveUpLine(bytes, cursor));
  }
  block.rest = bytes.subarray(cursor.at);
  block.restLine = cursor.line;
  return block;
}

/** Moves the cursor past every good record. Answers csv-parse's code for the first broken one, null when all was good. */
function parseFrom(
  bytes: Buffer,
  delimiter: string,
  cursor: Cursor,
  onRecord: (record: string[], start: Cursor) => void,
): string | null {
  const base = cursor.at;
  try {
    parse(bytes.subarray(base), {
      delimiter,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_BYTES,
      on_record: (record: string[], info) => {
        skipBlankLines(bytes, cursor);
        const start = { at: cursor.at, line: cursor.line };
        moveTo(bytes, cursor, base + info.bytes);
        onRecord(record, start);
        return null;
      },
    });
    moveTo(bytes, cursor, bytes.length);
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    skipBlankLines(bytes, cursor);
    return error.code;
  }
}

function skipBlankLines(bytes: Buffer, cursor: Cursor): void {
  for (let byte = bytes[cursor.at]; byte === NEWLINE || byte === CARRIAGE_RETURN; byte = bytes[cursor.at]) {
    if (byte === NEWLINE) cursor.line += 1;
    cursor.at += 1;
  }
}

/** csv-parse counts a line ending inside quotes twice where it is CRLF, so lines are counted here. */
function moveTo(bytes: Buffer, cursor: Cursor, end: number): void {
  for (
    let at = bytes.indexOf(NEWLINE, cursor.at);
    at !== -1 && at < end;
    at = bytes.indexOf(NEWLINE, at + 1)
  ) {
    cursor.line += 1;
  }
  cursor.at = end;
}

function giveUpLine(bytes: Buffer, cursor: Cursor): { line: number; raw: string } {
  const newline = bytes.indexOf(NEWLINE, cursor.at);
  const end = newline === -1 ? bytes.length : newline + 1;
  const given = { line: cursor.line, raw: bytes.toString('utf8', cursor.at, end).replace(/\r?\n$/, '') };
  moveTo(bytes, cursor, end);
  return given;
}
