import { liftCarried } from '../../customers/carried-no-store.ts';
import type { ImportRun } from '../../orders/import-run-store.ts';
import { settleOrderLines } from '../../orders/order-line-store.ts';
import type { Database, Queryable } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import type { Actor } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { putBackOrders } from './put-back-orders-store.ts';
import { putBackRows } from './put-back-rows-store.ts';
import { removeMade } from './remove-made-store.ts';
import { countMessages } from './resting-store.ts';
import {
  findLastRun,
  lockMerges,
  markUndone,
  readRun,
  readUndone,
  type UndoneRun,
} from './undo-run-store.ts';
import { type WhyNotUndone, whyNotUndone } from './why-not-undone.ts';

export interface UndoReport {
  runId: number;
  kind: ImportRun['kind'];
  fileName: string;
  /** Order lines, and rows of every other table, that are gone again. */
  removed: number;
  /** Rows that stand as they did before. */
  putBack: number;
  /** Customers and contacts that something rests on by now: closed, since they cannot go. */
  left: { customers: number; contacts: number };
  /** Mails written since to customers it touched: those that went, and those that wait. */
  messages: { sent: number; waiting: number };
}

/** From so many lines on, the table is vacuumed at once. */
const LARGE_LINES = 50_000;

/**
 * Takes an import back, with the mends of its rejects: new rows go, changed and removed ones stand as before, in one
 * transaction. Only the last of its kind, and only while no other import rests on it. Consent, suppression and cadence stay
 * as they are, but for a no that it carried to another address. The last import where `runId` is null.
 */
export async function undoImport(
  deps: { db: Database; now: () => Date },
  { runId, by, today }: { runId: number | null; by: Actor; today: Day },
): Promise<Result<UndoReport, WhyNotUndone>> {
  const answer = await deps.db.transaction(async (tx): Promise<Result<UndoReport, WhyNotUndone>> => {
    // Whoever presses at the same time waits here, and finds it undone.
    await lockMerges(tx);
    const id = runId ?? (await findLastRun(tx));
    const run = id === null ? null : await readRun(tx, id);
    const runs = run ? await readUndone(tx, run.id) : [];
    const why = await whyNotUndone(tx, run, runs);
    if (why || !run) return no(why ?? { code: 'none' });
    const report = await takeBack(tx, run, runs, isoFromDay(today));
    await markUndone(tx, run.id, by.name, deps.now());
    const because = `import ${run.id} was taken back`;
    for (const { id } of runs) await liftCarried(tx, id, { by: by.name, because, at: deps.now() });
    const { removed, putBack, left } = report;
    const subjects = { import: [run.id] };
    await recordChange(
      { db: tx, now: deps.now },
      { by, kind: 'import-undone', subjects, after: { kind: run.kind, removed, putBack, left } },
    );
    return ok(report);
  });
  if (answer.ok && answer.value.kind === 'orders' && answer.value.removed >= LARGE_LINES)
    await settleOrderLines(deps.db, answer.value.removed);
  return answer;
}

async function takeBack(
  tx: Queryable,
  { id, kind, fileName, startedAt }: ImportRun,
  runs: readonly UndoneRun[],
  today: string,
): Promise<UndoReport> {
  const messages = await countMessages(tx, runs, startedAt);
  const report = { runId: id, kind, fileName, removed: 0, putBack: 0, messages };
  const left = { customers: 0, contacts: 0 };
  for (const run of runs) {
    const lines = await putBackOrders(tx, run);
    report.putBack += lines.putBack + (await putBackRows(tx, run.id));
    const gone = await removeMade(tx, run, today);
    report.removed += lines.removed;
    for (const { removed } of Object.values(gone)) report.removed += removed;
    left.customers += gone.customer.left;
    left.contacts += gone.contact.left;
  }
  return { ...report, left };
}
