import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { AnswerScale } from '../../signals/answer.ts';
import { satisfactionAnswerTable as answers } from './answer-table.ts';

export type Answer = typeof answers.$inferSelect;

/** The message that asked: what it may be answered with, when it was taken, and when its customer was. */
export type AskedMessage = { scale: AnswerScale | null; acceptedAt: Date | null };

/** Holds the message's row, so that of two presses at once one sees the other. */
export async function lockAsked(tx: Queryable, messageId: string): Promise<AskedMessage | undefined> {
  const { rows } = await tx.execute<{ scale: AnswerScale | null; acceptedAt: string | null }>(sql`
    select scale, accepted_at as "acceptedAt" from message where id = ${messageId} for update`);
  return (
    rows[0] && { ...rows[0], acceptedAt: rows[0].acceptedAt === null ? null : new Date(rows[0].acceptedAt) }
  );
}

/** Null for a message that asks nothing. */
export async function readScale(db: Queryable, messageId: string): Promise<AnswerScale | null> {
  const { rows } = await db.execute<{ scale: AnswerScale | null }>(
    sql`select scale from message where id = ${messageId}`,
  );
  return rows[0]?.scale ?? null;
}

/** The last press by a message's link, in doubt or not. */
export async function findLastAnswer(db: Queryable, messageId: string): Promise<Answer | undefined> {
  const [last] = await db
    .select()
    .from(answers)
    .where(eq(answers.messageId, messageId))
    .orderBy(desc(answers.id))
    .limit(1);
  return last;
}

export async function insertAnswer(
  tx: Queryable,
  answer: Omit<typeof answers.$inferInsert, 'id'>,
): Promise<Answer> {
  const [inserted] = await tx.insert(answers).values(answer).returning();
  if (!inserted) throw new Error(`The answer to message ${answer.messageId} was not kept`);
  return inserted;
}

/** What presses every answer within seconds has made the first of them as well. */
export async function doubtAnswer(tx: Queryable, id: number): Promise<void> {
  await tx.update(answers).set({ doubtful: 'contradictory' }).where(eq(answers.id, id));
}

/** Counts a doubtful answer from now on, on a person's word; undefined where there was no doubt. */
export async function markConfirmed(tx: Queryable, id: number, by: string): Promise<Answer | undefined> {
  const [confirmed] = await tx
    .update(answers)
    .set({ doubtful: null, confirmedBy: by })
    .where(and(eq(answers.id, id), isNotNull(answers.doubtful)))
    .returning();
  return confirmed;
}
