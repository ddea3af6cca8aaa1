import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { no, ok, type Result } from '../../shared/result.ts';
import type { Actor } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { importFile } from '../import-file.ts';
import type { ImportReport } from '../import-report.ts';
import { findRun } from '../import-run-store.ts';
import { markMended } from '../reject-store.ts';
import type { UploadDeps } from './upload-deps.ts';

interface MendedRow {
  runId: number;
  line: number;
  /** One a column of the file. */
  cells: readonly string[];
  by: Actor;
}

/**
 * Brings one mended row in, read as the file it was rejected from. A row that is still wrong is answered by its report, and
 * leaves everything as it was; `gone` where there is no such run to mend any more.
 */
export async function mendRow(
  deps: UploadDeps & { addressKey: string },
  { runId, line, cells, by }: MendedRow,
): Promise<Result<ImportReport, 'gone'>> {
  const run = await findRun(deps.db, runId);
  if (!run?.mapping || run.undoneAt || run.dryRun) return no('gone');
  // A row alone says nothing of the other lines of its order.
  const mapping = { ...run.mapping, wholeOrders: false, encoding: 'utf-8' as const, delimiter: ',' as const };
  const path = join(deps.uploads, `${randomUUID()}.csv`);
  await mkdir(deps.uploads, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, `${row(run.header)}\n${row(cells)}\n`, { mode: 0o600 });
    const mends = run.mends ?? run.id;
    const input = { kind: run.kind, path, mapping, mends, fileName: run.fileName };
    // Tried first: a row that is still wrong is not one more import.
    const trial = await importFile(deps, { ...input, dryRun: true });
    if (trial.problem || trial.rejected > 0) return ok(trial);
    const report = await importFile(deps, { ...input, dryRun: false });
    await markMended(deps.db, { runId, line, by: report.runId });
    const subjects = { import: [report.runId, runId] };
    await recordChange(deps, {
      by,
      kind: 'import-run',
      subjects,
      after: { kind: run.kind, mends: runId, line },
    });
    return ok(report);
  } finally {
    await rm(path, { force: true });
  }
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}
