import { basename } from 'node:path';
import { attemptImport } from './attempt-import.ts';
import type { ImportDeps, ImportInput } from './import-input.ts';
import type { ImportReport } from './import-report.ts';
import { stageImport } from './stage-import.ts';

/**
 * Imports a file in one transaction: all its good rows, or, when the import dies, none. A file that cannot be read at all is
 * answered by `problem` in the report; only operational faults (a lost database) are thrown.
 */
export function importFile(deps: ImportDeps, input: ImportInput): Promise<ImportReport> {
  const { kind, dryRun, mends, contentHash, fileName = basename(input.path) } = input;
  const about = { kind, dryRun, fileName, contentHash, profile: input.profile ?? null };
  return attemptImport(deps, about, (run) => ({
    kind,
    dryRun,
    fileName,
    mends,
    stage: () => stageImport(deps, run, input, fileName),
  }));
}
