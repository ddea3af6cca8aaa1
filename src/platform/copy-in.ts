import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null;

/** Text gathered for one COPY: enough that its round trip is small beside the work, and little memory. */
const COPY_CHARACTERS = 1024 * 1024;
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
  const waiting = new Map<string, string>();
  let sending: Promise<void> = Promise.resolve();
  const send = async (table: string, rows: string): Promise<void> => {
    await sending;
    waiting.delete(table);
    sending = pipeline([Buffer.from(rows)], client.query(copyFrom(`copy ${table} from stdin`)));
    // Heard by whoever awaits it next; until then it must not count as unhandled.
    sending.catch(() => undefined);
  };
  return {
    put: (table, values) => void waiting.set(table, (waiting.get(table) ?? '') + copyRow(values)),
    async relieve() {
      for (const [table, rows] of waiting) if (rows.length >= COPY_CHARACTERS) await send(table, rows);
    },
    async finish() {
      for (const [table, rows] of waiting) await send(table, rows);
      await sending;
    },
  };
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
