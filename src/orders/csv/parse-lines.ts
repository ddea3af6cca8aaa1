import { CsvError, parse } from 'csv-parse/sync';
import type { RecordBlock } from './record-block.ts';

const QUOTE = '"';

/**
 * Parses a block in which every record is one line. A line without quotes is split at its delimiters, ten times as fast as
 * any parser; those with quotes go to csv-parse together. Null when a quote spans lines or is misplaced: such records have
 * to be followed one by one.
 */
export function parseLines(bytes: Buffer, delimiter: string, firstLine: number): RecordBlock | null {
  const texts: string[] = [];
  const lines: number[] = [];
  const quoted: string[] = [];
  let line = firstLine - 1;
  for (const ended of bytes.toString('utf8').split('\n')) {
    line += 1;
    const text = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
    if (text === '') continue;
    texts.push(text);
    lines.push(line);
    if (text.includes(QUOTE)) quoted.push(text);
  }
  const parsed = parseQuoted(quoted, delimiter);
  if (parsed === null) return null;
  let next = 0;
  const records = texts.map((text) =>
    text.includes(QUOTE) ? (parsed[next++] ?? []) : text.split(delimiter),
  );
  return {
    ...{ records, lines, delimiter, unreadable: [], rest: bytes.subarray(bytes.length), restLine: line },
    hasNul: bytes.includes(0),
    raw: (index) => texts[index] ?? '',
  };
}

function parseQuoted(texts: readonly string[], delimiter: string): string[][] | null {
  if (texts.length === 0) return [];
  // An odd number of quotes leaves one open at the end of its line.
  if (texts.some((text) => text.split(QUOTE).length % 2 === 0)) return null;
  try {
    const options = { delimiter, record_delimiter: '\n', relax_column_count: true };
    const records = parse(texts.join('\n'), options);
    return records.length === texts.length ? records : null;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
