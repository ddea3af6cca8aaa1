import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAddressKey } from '../../src/customers/address-key-store.ts';
import { importUpload } from '../../src/orders/uploads/import-upload.ts';
import { findAskedUploads } from '../../src/orders/uploads/upload-store.ts';
import type { Database } from '../../src/platform/database.ts';
import { whenFileEnds } from './when-file-ends.ts';

/** A folder for files on their way, and a worker with nothing else to do than to bring them in when it is woken. */
export function idleWorker(
  db: Database,
  secrets: readonly [string, ...string[]],
): { uploads: string; wakeWorker: () => Promise<void> } {
  const uploads = mkdtempSync(join(tmpdir(), 'rytmi-uploads-'));
  whenFileEnds(() => rmSync(uploads, { recursive: true, force: true }));
  const wakeWorker = async () => {
    const deps = { db, uploads, now: () => new Date(), addressKey: await openAddressKey(db, secrets) };
    for (const { id } of await findAskedUploads(db)) await importUpload(deps, { id });
  };
  return { uploads, wakeWorker };
}
