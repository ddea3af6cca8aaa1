import { basename } from 'node:path';
import { CsvRefusal } from './csv/csv-fault.ts';
import type { ImportDeps, ImportInput } from './import-input.ts';
import { failedReport, type ImportReport } from './import-report.ts';
import { closeRun, finishRun, type OpenRun, startRun } from './import-run-store.ts';
import { settleOrderLines } from './order-line-store.ts';
import { runImport } from './run-import.ts';

/** From so many changed lines on, the table is vacuumed at once rather than when autovacuum comes round. */
const LARGE_LINES = 50_000;

/**
 * Imports a file in one transaction: all its good rows, or, when the import dies, none. A file that cannot be read at all is
 * answered by `problem` in the report; only operational faults (a lost database) are thrown.
 */
export async function importFile(deps: ImportDeps, input: ImportInput): Promise<ImportReport> {
  const startedAt = deps.now();
  const fileName = input.fileName ?? basename(input.path);
  const { kind, dryRun, profile = null } = input;
  const run = await startRun(deps.db, { kind, fileName, profile, dryRun });
  const report = await attempt(deps, run, input, fileName);
  if (isLarge(report)) await settleOrderLines(deps.db);
  return { ...report, seconds: (deps.now().getTime() - startedAt.getTime()) / 1000 };
}

/** A refused file is a run that failed. One cut off by a fault loses its connection, and is found interrupted. */
async function attempt(
  deps: ImportDeps,
  run: OpenRun,
  input: ImportInput,
  fileName: string,
): Promise<ImportReport> {
  let broken = true;
  try {
    const report = await runImport(deps, run, input, fileName);
    broken = false;
    return report;
  } catch (error) {
    if (!(error instanceof CsvRefusal)) throw error;
    await run.client.query('rollback');
    await finishRun(run, { state: 'failed', problem: error.fault });
    broken = false;
    return failedReport(run.id, input, fileName, error.fault);
  } finally {
    await closeRun(run, broken);
  }
}

function isLarge(report: ImportReport): boolean {
  return report.kind === 'orders' && !report.dryRun && report.added + report.changed >= LARGE_LINES;
}
