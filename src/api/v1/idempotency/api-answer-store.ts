import { createHash } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import type { Database, Queryable } from '../../../platform/database.ts';
import { apiAnswerTable } from './api-answer-table.ts';

/** Which request an answer belongs to. */
export interface AnswerKey {
  apiKeyId: number;
  idempotencyKey: string;
}

export interface KeptAnswer {
  fingerprint: string;
  status: number;
  body: string;
}

export async function findAnswer(
  db: Queryable,
  key: AnswerKey,
  since: Date,
): Promise<KeptAnswer | undefined> {
  const { fingerprint, status, body, apiKeyId, idempotencyKey, at } = apiAnswerTable;
  const [kept] = await db
    .select({ fingerprint, status, body })
    .from(apiAnswerTable)
    .where(and(eq(apiKeyId, key.apiKeyId), eq(idempotencyKey, key.idempotencyKey), gt(at, since)));
  return kept;
}

/** Part of the transaction that did what the answer tells: a crash leaves both or neither. One too old makes room. */
export async function keepAnswer(
  db: Queryable,
  answer: AnswerKey & KeptAnswer & { at: Date },
): Promise<void> {
  await db
    .insert(apiAnswerTable)
    .values(answer)
    .onConflictDoUpdate({
      target: [apiAnswerTable.apiKeyId, apiAnswerTable.idempotencyKey],
      set: answer,
    });
}

/**
 * Holds a key against every other request with it, in whichever process. A connection holds it, so that it is free again when
 * the process dies. Null while another has it.
 */
export async function holdAnswerKey(
  db: Database,
  { apiKeyId, idempotencyKey }: AnswerKey,
): Promise<{ release(): Promise<void> } | null> {
  const lock = createHash('sha256').update(`${apiKeyId} ${idempotencyKey}`).digest().readBigInt64BE(0);
  const client = await db.$client.connect();
  let held = false;
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
      String(lock),
    ]);
    held = rows[0]?.held === true;
  } finally {
    if (!held) client.release();
  }
  if (!held) return null;
  const release = async () => {
    const freed = await client.query('select pg_advisory_unlock($1)', [String(lock)]).then(
      () => true,
      () => false,
    );
    // A connection that is lost has let go of it by itself.
    client.release(!freed);
  };
  return { release };
}
