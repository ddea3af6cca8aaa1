import type { ImportDeps, ImportInput } from './import-input.ts';
import { type ImportReport, SAMPLE_REJECTS } from './import-report.ts';
import { beginImport, finishRun, type OpenRun } from './import-run-store.ts';
import type { MergeCounts } from './import-steps.ts';
import { keepRejects, listRejects } from './reject-store.ts';
import { type StagedImport, stageImport } from './stage-import.ts';
import { forgetOlder, highestIds, madeBetween } from './undo/made-rows-store.ts';
import { sampleChanges } from './undo/sample-store.ts';

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
  const { counts, samples, made } = await merge(run, input, staged);
  const rejected = await keepRejects(run.client, run.id);
  const report = reportOf(run, input, fileName, staged, counts, rejected);
  const { read: rowsRead, ...outcome } = report;
  await finishRun(run, {
    ...{ ...outcome, state: 'done', rowsRead },
    ...{ header: [...staged.file.header], delimiter: staged.file.delimiter },
    ...{ mapping: staged.profile, mends: input.mends, made },
  });
  await run.client.query('commit');
  return { ...report, samples, rejects: await listRejects(deps.db, run.id, SAMPLE_REJECTS) };
}

/** Merges, and tells what an undo needs; a dry run instead looks at what it did, and takes it back. */
async function merge({ id, client }: OpenRun, input: ImportInput, { steps }: StagedImport) {
  const before = await highestIds(client);
  const counts = await steps.merge();
  if (input.dryRun) {
    const samples = await sampleChanges(client, { id, kind: input.kind, before });
    await client.query('rollback to savepoint merge');
    return { counts, samples, made: null };
  }
  const made = madeBetween(before, await highestIds(client));
  // A file that brought nothing leaves the import before it the last one.
  if (!hasChanged(counts)) return { counts, samples: [], made: null };
  await forgetOlder(client, { id, kind: input.kind, mends: input.mends });
  return { counts, samples: [], made };
}

function hasChanged({ added, changed, removed, created }: MergeCounts): boolean {
  return added + changed + removed + created.customers + created.products + created.orders > 0;
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
    samples: [],
    seconds: 0,
  };
}
