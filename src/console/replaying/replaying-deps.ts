import type { ConsoleDeps } from '../console-deps.ts';
import type { ReplayDesk } from './replay-desk.ts';

/** For screens that replay history. */
export interface ReplayingDeps extends ConsoleDeps {
  replays: ReplayDesk;
}
