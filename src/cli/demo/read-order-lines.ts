import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { ORDER_COLUMNS, type OrderLine } from './order-line.ts';

/** Lines between two reports of how far the file is read. */
const REPORT_EVERY = 1_000;

/**
 * Streams the lines that have a customer from an Online Retail file, packed or not; the others belong to no one the demo could
 * write to. Says how many bytes of the file are read. Throws when the file cannot be read or lacks a column.
 */
export async function* readOrderLines(
  path: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<OrderLine> {
  const file = createReadStream(path);
  const parser = parse({ columns: (header: string[]) => checkHeader(path, header), bom: true });
  const fail = (error: Error) => parser.destroy(error);
  const plain: Readable = path.endsWith('.gz')
    ? file.on('error', fail).pipe(createGunzip()).on('error', fail)
    : file.on('error', fail);
  plain.pipe(parser);
  let lines = 0;
  for await (const line of parser as AsyncIterable<OrderLine>) {
    if (line.CustomerID !== '') yield line;
    if (++lines % REPORT_EVERY === 0) onBytes?.(file.bytesRead);
  }
}

function checkHeader(path: string, header: string[]): string[] {
  const missing = ORDER_COLUMNS.filter((column) => !header.includes(column));
  if (missing.length === 0) return header;
  throw new Error(`${path} is not an Online Retail file: it has no column ${missing.join(', ')}`);
}
