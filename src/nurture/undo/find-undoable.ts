import type { Queryable } from '../../platform/database.ts';
import { readRun, readUndone } from './undo-run-store.ts';
import { type WhyNotUndone, whyNotUndone } from './why-not-undone.ts';

/** Why an import could not be undone now; null where it could. */
export async function findUndoable(db: Queryable, runId: number): Promise<WhyNotUndone | null> {
  const run = await readRun(db, runId);
  return whyNotUndone(db, run, run ? await readUndone(db, run.id) : []);
}
