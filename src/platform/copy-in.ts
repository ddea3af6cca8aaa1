import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null;

/** Gathered for one COPY: enough that its round trip is small beside the work, and little memory. */
const COPY_BYTES = 1024 * 1024;
/** UTF-8 of one UTF-16 unit at most. */
const BYTES_PER_UNIT = 3;
const ESCAPED = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Sends rows to tables by COPY, one table at a time, while the caller goes on making rows. */
export interface CopyIn {
  /** Takes one row, all columns of the table in their order. */
  put(table: string, values: readonly CopyValue[]): void;
  /** Sends what has become large enough. Call it between blocks of rows; it holds back when Postgres is slower. */
  relieve(): Promise<void>;
  /** Sends all the rest. */
  finish(): Promise<void>;
}

export function openCopyIn(client: PoolClient): CopyIn {
  const waiting = new Map<string, Gathered>();
  let sending: Promise<void> = Promise.resolve();
  const send = async (table: string, { bytes, used }: Gathered): Promise<void> => {
    await sending;
    waiting.delete(table);
    sending = pipeline([bytes.subarray(0, used)], client.query(copyFrom(`copy ${table} from stdin`)));
    // Heard by whoever awaits it next; until then it must not count as unhandled.
    sending.catch(() => undefined);
  };
  return {
    put(table, values) {
      const gathered = waiting.get(table) ?? { bytes: Buffer.allocUnsafe(2 * COPY_BYTES), used: 0 };
      waiting.set(table, gathered);
      append(gathered, copyRow(values));
    },
    async relieve() {
      for (const [table, gathered] of waiting) if (gathered.used >= COPY_BYTES) await send(table, gathered);
    },
    async finish() {
      for (const [table, gathered] of waiting) await send(table, gathered);
      await sending;
    },
  };
}

interface Gathered {
  bytes: Buffer;
  used: number;
}

/** Bytes at once, for a million short texts kept until they are sent would keep the garbage collector busy. */
function append(gathered: Gathered, row: string): void {
  const needed = gathered.used + row.length * BYTES_PER_UNIT;
  if (needed > gathered.bytes.length) {
    gathered.bytes = Buffer.concat([gathered.bytes.subarray(0, gathered.used)], 2 * needed);
  }
  gathered.used += gathered.bytes.write(row, gathered.used);
}

/** One row in COPY's text format. A loop, since this is where an import spends much of its time. */
function copyRow(values: readonly CopyValue[]): string {
  let row = '';
  let separator = '';
  for (const value of values) {
    row += separator + copyText(value);
    separator = '\t';
  }
  return `${row}\n`;
}

function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return ESCAPED.test(value)
    ? value.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '')
    : value;
}
