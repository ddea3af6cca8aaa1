import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordChange } from '../../staff/audit/record-change.ts';
import { importFile } from '../import-file.ts';
import type { ImportReport } from '../import-report.ts';
import { markMended } from '../reject-store.ts';
import type { UploadDeps } from './upload-deps.ts';
import { findUpload, moveUpload, noteRowsRead, type Upload } from './upload-store.ts';

/** How often progress is written down. */
const PROGRESS_EVERY_MS = 500;

/**
 * Tries a file, or brings it in, as was asked for last. Again after a death it does what is still to do: an import commits
 * whole or not at all, and the same rows twice are no new rows.
 */
export async function importUpload(
  deps: UploadDeps & { addressKey: string },
  { id }: { id: number },
): Promise<void> {
  const upload = await findUpload(deps.db, id);
  if (upload?.state !== 'trying' && upload?.state !== 'importing') return;
  const dryRun = upload.state === 'trying';
  const report = await run(deps, upload, dryRun);
  const state = dryRun ? 'tried' : report.problem ? 'broken' : 'done';
  await deps.db.transaction(async (tx) => {
    const moved = await moveUpload(tx, id, [upload.state], { state, report, rowsRead: report.read });
    if (!moved || dryRun || report.problem) return;
    if (upload.mends !== null) await markMended(tx, { runId: upload.mends, by: report.runId });
    await recordChange(
      { db: tx, now: deps.now },
      {
        by: { staffId: upload.byId, name: upload.by },
        kind: 'import-run',
        subjects: { import: [report.runId] },
        after: countsOf(report),
      },
    );
  });
  if (state === 'done') await rm(join(deps.uploads, upload.keptAs), { force: true });
}

function run(
  deps: UploadDeps & { addressKey: string },
  upload: Upload,
  dryRun: boolean,
): Promise<ImportReport> {
  const { id, kind, fileName, mapping, encoding } = upload;
  let toldAt = 0;
  const onProgress = (rowsRead: number) => {
    const now = performance.now();
    if (now - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = now;
    // Only a hint for who watches: the report holds the number that counts.
    noteRowsRead(deps.db, id, rowsRead).catch(() => undefined);
  };
  return importFile(deps, {
    ...{ kind, dryRun, fileName, mapping, encoding, onProgress },
    path: join(deps.uploads, upload.keptAs),
    ...(upload.mends !== null && { mends: upload.mends }),
  });
}

function countsOf({ kind, read, added, changed, removed, rejected }: ImportReport) {
  return { kind, read, added, changed, removed, rejected };
}
