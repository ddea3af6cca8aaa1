import { rm } from 'node:fs/promises';
import { recordChange } from '../../staff/audit/record-change.ts';
import { importFile } from '../import-file.ts';
import type { ImportKind } from '../import-kind.ts';
import { findImportOfContent } from '../import-run-store.ts';
import { copyArrival } from './copy-arrival.ts';
import type { Arrival } from './list-arrivals.ts';
import { mappingOfArrival } from './mapping-of-arrival.ts';
import type { WatchDeps } from './watch-deps.ts';

/** Stands in the audit log where nobody pressed anything. */
const WATCHED_FOLDER = { staffId: null, name: 'IMPORT_DIR' };

/**
 * Imports a file, unless its very bytes have been imported already. Answers the run that took them, or refused them; null where
 * the file is to be looked at again: it has changed, or its bytes are being imported. Throws what the file system says.
 */
export async function importArrival(
  deps: WatchDeps & { importFolder: string },
  arrival: Arrival & { kind: ImportKind },
): Promise<number | null> {
  const { kind, profile } = arrival;
  const copied = await copyArrival({ folder: deps.importFolder, uploads: deps.uploads }, arrival);
  if (!copied) return null;
  const { copy, contentHash } = copied;
  try {
    const known = await findImportOfContent(deps.db, { kind, profile, contentHash });
    if (known) return known.state === 'done' ? known.id : null;
    const reading = await mappingOfArrival(deps.db, { kind, profile, copy });
    const report = await importFile(deps, {
      ...{ kind, path: copy, fileName: arrival.name, contentHash, dryRun: false },
      ...reading,
    });
    const { runId, read, added, changed, removed, rejected } = report;
    const after = { kind, read, added, changed, removed, rejected };
    const change = { by: WATCHED_FOLDER, kind: 'import-run', subjects: { import: [runId] }, after } as const;
    if (!report.problem) await recordChange(deps, change);
    return runId;
  } finally {
    await rm(copy, { force: true });
  }
}
