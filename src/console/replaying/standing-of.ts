import type { ReplayRun } from '../../nurture/backtest/replay-run-store.ts';

/** Long enough for a machine with much else to do; a replay says every second that it lives. */
const SILENT_FOR_MS = 120_000;

export type Standing = 'running' | 'done' | 'failed' | 'stopped';

/** How a replay stands: one that has long said nothing has died with the program that ran it. */
export function standingOf({ state, heardAt }: Pick<ReplayRun, 'state' | 'heardAt'>, now: Date): Standing {
  return state === 'running' && now.getTime() - heardAt.getTime() > SILENT_FOR_MS ? 'stopped' : state;
}
