import type { CopyIn } from '../platform/copy-in.ts';
import { type CsvSource, readRecords } from './csv/read-records.ts';

/**
 * Reads the file once more for the records of some lines. Rows that only the database rejects are staged as numbers; to
 * carry the text of every row along for the sake of a few would cost the whole import a fifth of its speed.
 */
export async function fillRecords(
  source: CsvSource,
  lines: ReadonlySet<number>,
  copy: CopyIn,
): Promise<void> {
  if (lines.size === 0) return;
  for await (const block of readRecords(source)) {
    for (const [index, line] of block.lines.entries()) {
      if (lines.has(line)) copy.put('stage_record', [line, block.raw(index)]);
    }
    await copy.relieve();
  }
  await copy.finish();
}
