import type { PoolClient } from 'pg';
import type { ImportDeps } from './import-input.ts';
import type { ImportKind } from './import-kind.ts';
import { type ImportReport, SAMPLE_REJECTS } from './import-report.ts';
import { beginImport, finishRun, type OpenRun } from './import-run-store.ts';
import type { MergeCounts } from './import-steps.ts';
import { keepRejects, listRejects } from './reject-store.ts';
import type { StagedImport } from './stage-import.ts';
import { forgetOlder, type HighestIds, highestIds, madeBetween } from './undo/made-rows-store.ts';
import { sampleChanges } from './undo/sample-store.ts';

export interface ImportPlan {
  kind: ImportKind;
  fileName: string;
  dryRun: boolean;
  /** The run whose rejects are brought in, mended. */
  mends?: number | undefined;
  /** Reads and checks all rows into the staging tables of the open transaction. */
  stage(): Promise<StagedImport>;
  /** Part of the transaction: what it writes stands if and only if the import does. `before`: ids of older rows go up to these. */
  settle?: (client: PoolClient, report: ImportReport, before: HighestIds) => Promise<void>;
}

/** The import proper, on the run's own connection: stage, check, merge, keep the rejects, commit. Throws CsvRefusal. */
export async function runImport(deps: ImportDeps, run: OpenRun, plan: ImportPlan): Promise<ImportReport> {
  await beginImport(run.client);
  const staged = await plan.stage();
  await run.client.query('savepoint merge');
  const { counts, samples, made, before } = await merge(run, plan, staged);
  const rejected = await keepRejects(run.client, run.id);
  const report = reportOf(run, plan, staged, counts, rejected);
  const { read: rowsRead, ...outcome } = report;
  await finishRun(run, {
    ...{ ...outcome, state: 'done', rowsRead },
    ...{ header: [...staged.file.header], delimiter: staged.file.delimiter },
    ...{ mapping: staged.profile, mends: plan.mends, made },
  });
  await plan.settle?.(run.client, report, before);
  await run.client.query('commit');
  return { ...report, samples, rejects: await listRejects(deps.db, run.id, SAMPLE_REJECTS) };
}

/** Merges, and tells what an undo needs; a dry run instead looks at what it did, and takes it back. */
async function merge({ id, client }: OpenRun, plan: ImportPlan, { steps }: StagedImport) {
  const before = await highestIds(client);
  const counts = await steps.merge();
  if (plan.dryRun) {
    const samples = await sampleChanges(client, { id, kind: plan.kind, before });
    await client.query('rollback to savepoint merge');
    return { counts, samples, made: null, before };
  }
  const made = madeBetween(before, await highestIds(client));
  // A file that brought nothing leaves the import before it the last one.
  if (!hasChanged(counts)) return { counts, samples: [], made: null, before };
  await forgetOlder(client, { id, kind: plan.kind, mends: plan.mends });
  return { counts, samples: [], made, before };
}

function hasChanged({ added, changed, removed, created }: MergeCounts): boolean {
  return added + changed + removed + created.customers + created.products + created.orders > 0;
}

function reportOf(
  run: OpenRun,
  { kind, fileName, dryRun }: ImportPlan,
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
