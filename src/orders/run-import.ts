import type { ImportDeps, ImportInput } from './import-input.ts';
import { type ImportReport, SAMPLE_REJECTS } from './import-report.ts';
import { beginImport, finishRun, type OpenRun } from './import-run-store.ts';
import type { MergeCounts } from './import-steps.ts';
import { keepRejects, listRejects } from './reject-store.ts';
import { type StagedImport, stageImport } from './stage-import.ts';

/** The import proper, on the run's own connection: stage, check, merge, keep the rejects, commit. Throws CsvRefusal. */
export async function runImport(
  deps: ImportDeps,
  run: OpenRun,
  input: ImportInput,
  fileName: string,
): Promise<ImportReport> {
  await beginImport(run.client);
  const staged = await stageImport(deps, run, input, fileName);
  await run.client.query('savepoint merge');
  const counts = await staged.steps.merge();
  if (input.dryRun) await run.client.query('rollback to savepoint merge');
  const rejected = await keepRejects(run.client, run.id);
  const report = reportOf(run, input, fileName, staged, counts, rejected);
  const { read: rowsRead, ...outcome } = report;
  await finishRun(run, {
    ...{ ...outcome, state: 'done', rowsRead },
    ...{ header: [...staged.file.header], delimiter: staged.file.delimiter },
  });
  await run.client.query('commit');
  return { ...report, rejects: await listRejects(deps.db, run.id, SAMPLE_REJECTS) };
}

function reportOf(
  run: OpenRun,
  { kind, dryRun }: ImportInput,
  fileName: string,
  { file, lateRejects }: StagedImport,
  counts: MergeCounts,
  rejected: number,
): ImportReport {
  const leftOutBecause = [...file.leftOut].map(([because, rows]) => ({ because, rows }));
  const leftOut = leftOutBecause.reduce((sum, { rows }) => sum + rows, 0);
  const accepted = file.accepted - lateRejects;
  return {
    ...{ runId: run.id, kind, fileName, dryRun, state: 'done', problem: null },
    ...{ read: file.read, accepted, rejected, leftOut, leftOutBecause },
    ...counts,
    unchanged: accepted - leftOut - counts.added - counts.changed,
    rejects: [],
    seconds: 0,
  };
}
