import type { Speaker } from '../../words/speaker.ts';
import type { ImportDeps } from '../import-input.ts';

export interface WatchDeps extends ImportDeps {
  /** The watched folder; null where none is set. */
  importFolder: string | null;
  /** The installation's own folder, where a file is copied to for its import. */
  uploads: string;
  /** In the supplier's language: for the reason that is laid beside a failed file. */
  speaker: Pick<Speaker, 'say'>;
}
