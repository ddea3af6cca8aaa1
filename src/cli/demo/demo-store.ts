import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { callTaskTable } from '../../calls/call-table.ts';
import { inboxMailTable } from '../../messages/inbox-table.ts';
import type { MessageState } from '../../messages/message-state.ts';
import { messageTable } from '../../messages/message-table.ts';
import type { ImportKind } from '../../orders/import-kind.ts';
import { importRunTable } from '../../orders/import-table.ts';
import type { Queryable } from '../../platform/database.ts';

/** Whether a file of this kind has been loaded. */
export async function isLoaded(db: Queryable, kind: ImportKind): Promise<boolean> {
  const runs = await db
    .select({ id: importRunTable.id })
    .from(importRunTable)
    .where(
      and(eq(importRunTable.kind, kind), eq(importRunTable.state, 'done'), eq(importRunTable.dryRun, false)),
    )
    .limit(1);
  return runs.length > 0;
}

/** The messages decided on one day (as `2026-11-22`) that stand in one of the states. */
export async function findMessages(
  db: Queryable,
  decidedOn: string,
  states: readonly MessageState[],
): Promise<string[]> {
  const rows = await db
    .select({ id: messageTable.id })
    .from(messageTable)
    .where(and(eq(messageTable.decidedOn, decidedOn), inArray(messageTable.state, states)));
  return rows.map(({ id }) => id);
}

/** How the messages of a day stand: by state, and for those that did not go, why. */
export function countMessages(
  db: Queryable,
  decidedOn: string,
): Promise<{ state: MessageState; because: string | null; messages: number }[]> {
  const because = sql<
    string | null
  >`case when ${messageTable.state} = 'accepted' then null else ${messageTable.because} end`;
  return db
    .select({ state: messageTable.state, because, messages: count() })
    .from(messageTable)
    .where(eq(messageTable.decidedOn, decidedOn))
    .groupBy(messageTable.state, because)
    .orderBy(messageTable.state);
}

export async function countInbox(db: Queryable): Promise<number> {
  return (await db.select({ mails: count() }).from(inboxMailTable))[0]?.mails ?? 0;
}

export async function countOpenCalls(db: Queryable): Promise<number> {
  const rows = await db.select({ calls: count() }).from(callTaskTable).where(eq(callTaskTable.state, 'open'));
  return rows[0]?.calls ?? 0;
}

/** Connections that were there before we came: those of programs that an earlier demo left behind. */
export async function countOtherPrograms(db: Queryable, cameAt: Date): Promise<number> {
  const { rows } = await db.execute<{ others: number }>(sql`
    select count(*)::int as others from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and backend_start < ${cameAt.toISOString()}`);
  return rows[0]?.others ?? 0;
}
