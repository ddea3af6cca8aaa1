import { CsvRefusal } from './csv/csv-fault.ts';
import type { ImportDeps } from './import-input.ts';
import { failedReport, type ImportReport } from './import-report.ts';
import { closeRun, finishRun, type OpenRun, startRun } from './import-run-store.ts';
import { settleOrderLines } from './order-line-store.ts';
import { type ImportPlan, runImport } from './run-import.ts';

/** From so many changed lines on, the table is vacuumed at once rather than when autovacuum comes round. */
const LARGE_LINES = 50_000;

/**
 * One run in one transaction: all its good rows, or, when it dies, none. What is refused as a whole is a run that failed, told
 * by `problem`. One cut off by a fault loses its connection, and is found interrupted.
 */
export async function attemptImport(
  deps: ImportDeps,
  about: Parameters<typeof startRun>[1],
  planFor: (run: OpenRun) => ImportPlan,
): Promise<ImportReport> {
  const startedAt = deps.now();
  const run = await startRun(deps.db, about);
  const report = await attempt(deps, run, planFor(run));
  if (isLarge(report)) await settleOrderLines(deps.db, report.added + report.changed);
  return { ...report, seconds: (deps.now().getTime() - startedAt.getTime()) / 1000 };
}

async function attempt(deps: ImportDeps, run: OpenRun, plan: ImportPlan): Promise<ImportReport> {
  let broken = true;
  try {
    const report = await runImport(deps, run, plan);
    broken = false;
    return report;
  } catch (error) {
    if (!(error instanceof CsvRefusal)) throw error;
    await run.client.query('rollback');
    await finishRun(run, { state: 'failed', problem: error.fault });
    broken = false;
    return failedReport(run.id, plan, plan.fileName, error.fault);
  } finally {
    await closeRun(run, broken);
  }
}

function isLarge(report: ImportReport): boolean {
  return report.kind === 'orders' && !report.dryRun && report.added + report.changed >= LARGE_LINES;
}
