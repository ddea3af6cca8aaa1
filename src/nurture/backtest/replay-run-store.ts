import { and, desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import { replayRunTable } from './replay-run-table.ts';

export type ReplayRun = typeof replayRunTable.$inferSelect;
type Purpose = ReplayRun['purpose'];

/** Replays of a purpose that are kept. */
const KEPT = 20;

/** Writes down that a replay begins, and forgets the oldest ones. Answers its id. */
export async function beginReplay(
  db: Queryable,
  { purpose, asked, by, at }: { purpose: Purpose; asked: object; by: string; at: Date },
): Promise<string> {
  const [row] = await db
    .insert(replayRunTable)
    .values({ purpose, asked, by, startedAt: at, heardAt: at })
    .returning({ id: replayRunTable.id });
  await db.execute(sql`
    delete from replay_run where purpose = ${purpose} and id not in (
      select id from replay_run where purpose = ${purpose} order by started_at desc limit ${KEPT})`);
  return (row as { id: string }).id;
}

/** The share (0–1) that is done. Says nothing of a replay that has ended. */
export async function noteShare(
  db: Queryable,
  { id, share, at }: { id: string; share: number; at: Date },
): Promise<void> {
  await db.update(replayRunTable).set({ share, heardAt: at }).where(isRunning(id));
}

export async function endReplay(
  db: Queryable,
  { id, state, at, result = null }: Pick<ReplayRun, 'id' | 'state'> & { at: Date; result?: unknown },
): Promise<void> {
  const ended = { state, result, heardAt: at, finishedAt: at, ...(state === 'done' && { share: 1 }) };
  await db.update(replayRunTable).set(ended).where(isRunning(id));
}

export async function findReplay(db: Queryable, id: string, purpose: Purpose): Promise<ReplayRun | null> {
  const [row] = await db
    .select()
    .from(replayRunTable)
    .where(and(eq(replayRunTable.id, id), eq(replayRunTable.purpose, purpose)));
  return row ?? null;
}

/** The newest one, or the newest of a state. */
export async function newestReplay(
  db: Queryable,
  purpose: Purpose,
  state?: ReplayRun['state'],
): Promise<ReplayRun | null> {
  const [row] = await db
    .select()
    .from(replayRunTable)
    .where(and(eq(replayRunTable.purpose, purpose), state && eq(replayRunTable.state, state)))
    .orderBy(desc(replayRunTable.startedAt))
    .limit(1);
  return row ?? null;
}

function isRunning(id: string) {
  return and(eq(replayRunTable.id, id), eq(replayRunTable.state, 'running'));
}
