import { importUpload } from '../orders/uploads/import-upload.ts';
import { moveUpload } from '../orders/uploads/upload-store.ts';
import { done, type Handler, type Job } from './job.ts';
import type { AnUpload } from './payload.ts';

/** Tries a file, or brings it in. */
export const bringIn: Handler<AnUpload> = async (deps, { upload }) => {
  await importUpload(deps, { id: upload });
  return done;
};

/** Whoever brought the file sees that it did not go, and may try again. */
export const giveUpFile: NonNullable<Job<AnUpload>['giveUp']> = async ({ db }, { upload }) => {
  await moveUpload(db, upload, ['trying', 'importing'], { state: 'open', askedAt: null });
};
