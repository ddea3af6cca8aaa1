import { and, isNotNull, lt } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { inboxMailTable } from './inbox-table.ts';
import { messageTable } from './message-table.ts';

export async function forgetBodies(db: Queryable, before: Date): Promise<number> {
  const { rowCount } = await db
    .update(messageTable)
    .set({ html: null, body: null })
    .where(and(lt(messageTable.createdAt, before), isNotNull(messageTable.html)));
  return rowCount ?? 0;
}

/** Empties the built-in inbox of old mails. */
export async function dropMailsTaken(db: Queryable, before: Date): Promise<number> {
  const { rowCount } = await db.delete(inboxMailTable).where(lt(inboxMailTable.receivedAt, before));
  return rowCount ?? 0;
}
