import type { Database } from '../platform/database.ts';
import type { ByteLimits } from './csv/open-bytes.ts';
import type { Encoding } from './csv/read-text.ts';
import type { ImportKind } from './import-kind.ts';
import type { MappingProfile } from './mapping-profile.ts';

export interface ImportDeps {
  db: Database;
  now: () => Date;
  /** Secret of the hashes by which addresses are suppressed; the same for every import and every unsubscribe. */
  addressKey: string;
}

export interface ImportInput {
  kind: ImportKind;
  /** A CSV file, packed when its name ends in `.gz`. */
  path: string;
  /** Name of a shipped mapping profile, or path of a JSON file. */
  profile?: string;
  /** Wins over `profile`. */
  mapping?: MappingProfile;
  /** The run whose rejects the file brings, mended. */
  mends?: number;
  /** Told with the run instead of the path's last part. */
  fileName?: string;
  /** SHA-256 of the file's bytes in hex, where somebody asks later whether they came in already. */
  contentHash?: string;
  /** Works all of it out, and takes it back. */
  dryRun: boolean;
  /** Wins over the profile's. */
  encoding?: Encoding;
  limits?: ByteLimits;
  onProgress?: (rowsRead: number) => void;
}
