import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UploadDeps } from './upload-deps.ts';
import { forgetUploads } from './upload-store.ts';

const KEPT_DAYS = 6;
const DAY_MS = 86_400_000;

/**
 * Forgets a file, and with it every file that nobody went on with for days: they hold names and addresses. Answers whether the file
 * was forgotten: one that is being brought in, or has been, is not.
 */
export async function discardUpload({ db, now, uploads }: UploadDeps, id?: number): Promise<boolean> {
  const before = new Date(now().getTime() - KEPT_DAYS * DAY_MS);
  const gone = await forgetUploads(db, { before, ...(id !== undefined && { id }) });
  for (const { keptAs } of gone) await rm(join(uploads, keptAs), { force: true });
  return gone.some((one) => one.id === id);
}
