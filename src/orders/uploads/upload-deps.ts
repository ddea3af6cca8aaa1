import type { Database } from '../../platform/database.ts';

export interface UploadDeps {
  db: Database;
  now: () => Date;
  /** The folder of the installation where files wait for their import. */
  uploads: string;
}
