import type { CareModel } from '../../decisions/care-model.ts';
import type { ReplayRun } from '../../nurture/backtest/replay-run-store.ts';
import { openStoredCareModel } from '../../nurture/open-stored-care-model.ts';

/** What a trial tried, and the version it was made from. */
export function proposedOf({ asked }: Pick<ReplayRun, 'asked'>): { settings: CareModel; version: number } {
  const { proposed, version } = asked as { proposed: unknown; version: number };
  return { settings: openStoredCareModel(proposed).settings, version };
}
