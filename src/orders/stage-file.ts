import type { CopyIn } from '../platform/copy-in.ts';
import type { CsvSource } from './csv/read-records.ts';
import type { RowProblem, RowReading } from './read-row.ts';
import { type FileRead, readRows } from './read-rows.ts';

/** What to do with rows, known once the header is. */
interface RowStager {
  read(record: readonly string[]): RowReading<object>;
  stage(row: object, line: number): void;
}

export interface StagingPlan {
  source: CsvSource;
  copy: CopyIn;
  open(header: readonly string[]): Promise<RowStager>;
  onProgress?: ((rowsRead: number) => void) | undefined;
}

/** Reads a file from end to end into the staging tables, rejects beside rows. Throws CsvRefusal. */
export function stageFile({ source, copy, open, onProgress }: StagingPlan): Promise<FileRead> {
  return readRows({
    source,
    onProgress,
    async open(header) {
      const { read, stage } = await open(header);
      return {
        read,
        take: stage,
        reject: (line, problems, raw) => rejectRow(copy, line, problems, raw),
        relieve: () => copy.relieve(),
      };
    },
  });
}

function rejectRow(copy: CopyIn, line: number, problems: readonly RowProblem[], raw: string): void {
  const record = raw.replaceAll('\0', '\u2400');
  for (const { column, value, reason, detail } of problems) {
    copy.put('stage_reject', [line, column, value, reason, detail, record]);
  }
}
