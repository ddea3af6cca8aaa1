import type { Database, Queryable } from '../../../platform/database.ts';
import { ApiProblem } from '../problem.ts';
import { type AnswerKey, findAnswer, holdAnswerKey, keepAnswer } from './api-answer-store.ts';

/** An answer as it goes out: `body` is JSON. */
export class ApiAnswer {
  readonly status: number;
  readonly body: string;
  /** Given before, and not done again. */
  readonly replayed: boolean;

  constructor(body: string, { status = 200, replayed = false } = {}) {
    this.body = body;
    this.status = status;
    this.replayed = replayed;
  }
}

/** As long as a caller may ask again and be told the same. */
const KEPT_MS = 24 * 3_600_000;
/** Printable characters, as a header can hold them. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

interface Request {
  apiKeyId: number;
  /** As the header came; without it the work is simply done. */
  idempotencyKey: string | string[] | undefined;
  /** Of method, address and body. */
  fingerprint: string;
}

/** Called within the transaction that does the work, so that the answer stands if and only if the work does. */
export type Keep = (db: Queryable, answer: ApiAnswer) => Promise<void>;

/** Does the work once for every Idempotency-Key. Throws ApiProblem `in-flight` or `reused-key`. */
export async function answerOnce(
  { db, now }: { db: Database; now: () => Date },
  { apiKeyId, idempotencyKey, fingerprint }: Request,
  work: (keep: Keep) => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  if (idempotencyKey === undefined) return work(async () => undefined);
  if (typeof idempotencyKey !== 'string' || !IDEMPOTENCY_KEY.test(idempotencyKey))
    throw new ApiProblem('bad-parameter', {
      faults: [{ where: 'Idempotency-Key', reason: 'expected 1 to 255 printable characters' }],
    });
  const key: AnswerKey = { apiKeyId, idempotencyKey };
  const hold = await holdAnswerKey(db, key);
  if (!hold) throw new ApiProblem('in-flight', { headers: { 'retry-after': '1' } });
  try {
    const kept = await findAnswer(db, key, new Date(now().getTime() - KEPT_MS));
    if (kept && kept.fingerprint !== fingerprint) throw new ApiProblem('reused-key');
    if (kept) return new ApiAnswer(kept.body, { status: kept.status, replayed: true });
    return await work((tx, { status, body }) =>
      keepAnswer(tx, { ...key, fingerprint, status, body, at: now() }),
    );
  } finally {
    await hold.release();
  }
}
