import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { escapeFormula } from '../../orders/escape-formula.ts';
import { Mistake } from '../../shared/mistake.ts';

/** Writes a CSV file that appears whole or not at all. */
export interface CsvWriter {
  row(cells: readonly (string | number | null)[]): void;
  /** Waits until the disk has taken what was written. */
  relieve(): Promise<void>;
  /** Puts the finished file in its place. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

const SPECIAL = /[",\r\n]/;

/** A Mistake where the file cannot be written, before anything else is done. */
export async function openCsv(path: string, header: readonly string[]): Promise<CsvWriter> {
  const unfinished = `${path}.${process.pid}.part`;
  const stream = createWriteStream(unfinished);
  await once(stream, 'open').catch((error: NodeJS.ErrnoException) => {
    throw new Mistake(`Cannot write ${path} (${error.code}). Name a file in a folder that you may write to.`);
  });
  // Told by whoever waits for the stream; without a listener it would end the program.
  stream.on('error', () => undefined);
  const row: CsvWriter['row'] = (cells) => void stream.write(`${cells.map(cellText).join(',')}\r\n`);
  row(header);
  return {
    row,
    async relieve() {
      if (stream.errored) throw stream.errored;
      if (stream.writableNeedDrain) await once(stream, 'drain');
    },
    async finish() {
      stream.end();
      if (!stream.writableFinished) await once(stream, 'finish');
      await rename(unfinished, path);
    },
    async discard() {
      stream.destroy();
      await rm(unfinished, { force: true });
    },
  };
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = escapeFormula(cell);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
