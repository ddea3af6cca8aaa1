import type { ImportRun } from '../../orders/import-run-store.ts';
import type { Queryable } from '../../platform/database.ts';
import { findResting, type Resting } from './resting-store.ts';
import { findLaterRun, type UndoneRun } from './undo-run-store.ts';

/** Why an import cannot be undone; `undo:why.<code>` says it in words. */
export type WhyNotUndone =
  | { code: 'none' | 'trial' | 'not-done' | 'undone' | 'changed-nothing' | 'too-old' }
  | { code: 'later-import'; run: number }
  | { code: 'rests'; what: Resting['what']; run: number | null };

/** Null where it can be undone. `runs` are the run and its mends that are still in the journal. */
export async function whyNotUndone(
  db: Queryable,
  run: ImportRun | null,
  runs: readonly UndoneRun[],
): Promise<WhyNotUndone | null> {
  if (!run) return { code: 'none' };
  if (run.undoneAt) return { code: 'undone' };
  if (run.dryRun) return { code: 'trial' };
  if (run.state !== 'done') return { code: 'not-done' };
  const later = await findLaterRun(db, run);
  if (later !== null) return { code: 'later-import', run: later };
  if (runs.length === 0)
    return { code: run.added + run.changed + run.removed === 0 ? 'changed-nothing' : 'too-old' };
  const resting = await findResting(db, runs, run.kind);
  return resting ? { code: 'rests', ...resting } : null;
}
