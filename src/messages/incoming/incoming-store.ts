import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { ArrivedMail } from './arrived-mail.ts';
import { incomingMailTable, incomingOriginalTable } from './incoming-table.ts';
import { mailKey } from './mail-key.ts';

export type IncomingMail = typeof incomingMailTable.$inferSelect;

/** What reading a mail found out. */
export type IncomingResult = Partial<
  Omit<typeof incomingMailTable.$inferInsert, 'id' | 'source' | 'mailKey' | 'receivedAt' | 'state'>
> & { state: 'read' | 'to-do' };

/** Keeps a mail for reading. False when it is known already: a source may hand the same one over any number of times. */
export async function keepIncoming(db: Queryable, mail: ArrivedMail): Promise<boolean> {
  const { raw, ...facts } = mail;
  return db.transaction(async (tx) => {
    const [kept] = await tx
      .insert(incomingMailTable)
      .values({
        ...facts,
        mailFrom: facts.mailFrom === null ? null : storable(facts.mailFrom),
        rcptTo: facts.rcptTo.map(storable),
        mailKey: mailKey(raw),
      })
      .onConflictDoNothing()
      .returning({ id: incomingMailTable.id });
    if (!kept) return false;
    await tx.insert(incomingOriginalTable).values({ incomingId: kept.id, raw });
    return true;
  });
}

/**
 * The oldest mail nobody has read, its try counted before it is begun, so that one which ends its reader each time is
 * given up. `after` is the id of the last one taken in this run.
 */
export async function takeWaiting(db: Queryable, after: number): Promise<IncomingMail | undefined> {
  const oldest = sql`(select id from incoming_mail where state = 'waiting' and id > ${after}
    order by id limit 1 for update skip locked)`;
  const [mail] = await db
    .update(incomingMailTable)
    .set({ attempts: sql`${incomingMailTable.attempts} + 1` })
    .where(and(eq(incomingMailTable.id, oldest), eq(incomingMailTable.state, 'waiting')))
    .returning();
  return mail;
}

/** Null once its time of keeping is over. */
export async function readOriginal(db: Queryable, id: number): Promise<Buffer | null> {
  const [row] = await db
    .select({ raw: incomingOriginalTable.raw })
    .from(incomingOriginalTable)
    .where(eq(incomingOriginalTable.incomingId, id));
  return row?.raw ?? null;
}

/** Holds a mail that nobody has followed yet until the transaction ends. False when somebody has. */
export async function lockWaiting(tx: Queryable, id: number): Promise<boolean> {
  const rows = await tx
    .select({ id: incomingMailTable.id })
    .from(incomingMailTable)
    .where(and(eq(incomingMailTable.id, id), eq(incomingMailTable.state, 'waiting')))
    .for('update');
  return rows.length > 0;
}

export async function recordIncoming(tx: Queryable, id: number, result: IncomingResult): Promise<void> {
  const texts = ['fromName', 'fromAddress', 'subject', 'words', 'stopWords', 'answer', 'status'] as const;
  const clean = Object.fromEntries(
    texts.flatMap((name) => (result[name] ? [[name, storable(result[name])]] : [])),
  );
  await tx
    .update(incomingMailTable)
    .set({ ...result, ...clean })
    .where(eq(incomingMailTable.id, id));
}

/** A mail that waits for a person, held until the transaction ends; undefined when it does not. */
export async function lockToDo(tx: Queryable, id: number): Promise<IncomingMail | undefined> {
  const [mail] = await tx
    .select()
    .from(incomingMailTable)
    .where(and(eq(incomingMailTable.id, id), eq(incomingMailTable.state, 'to-do')))
    .for('update');
  return mail;
}

export async function recordClosed(
  tx: Queryable,
  id: number,
  closed: { by: string; because: string; at: Date },
): Promise<void> {
  const { by: closedBy, because: closedBecause, at: closedAt } = closed;
  await tx
    .update(incomingMailTable)
    .set({ state: 'done', closedBy, closedBecause, closedAt })
    .where(eq(incomingMailTable.id, id));
}

/** Postgres text holds no NUL; a foreign header may. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}
