import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../platform/database.ts';
import { faultCode } from '../shared/fault-code.ts';
import { findDone, type MessageMove, recordMovesOften } from './delivery-store.ts';

export interface WaitingMove {
  move: MessageMove;
  /** False when somebody else had moved the message. */
  resolve: (taken: boolean) => void;
  reject: (error: unknown) => void;
}

/**
 * What a mail server said of a mail that had begun is known to this process alone: while the database is away it is kept for so long. A
 * doubt that was raised meanwhile is closed by a late yes; whatever else has become of the message, its fence tells.
 */
const KEPT_MS = 60_000;
const ASK_AGAIN_MS = 500;
const DEADLOCK = '40P01';
/**
 * Two that hindered each other, a lock that was not given in time, a server full, stopped or starting, a stand-by that only lets itself be
 * read until it takes over, a connection lost.
 */
const PASSES = /^(40001|40P01|55P03|53...|57P0.|25006|08...|E[A-Z]{3,})$/;

/** Writes moves in one commit. Never rejects: each waiting caller hears of the fault itself. */
export async function writeTogether(
  db: Database,
  together: readonly WaitingMove[],
  now: () => Date,
): Promise<void> {
  const giveUpAt = performance.now() + KEPT_MS;
  let left = together;
  for (let again = false; left.length > 0; again = true) {
    try {
      return await writeOnce(db, left, { again, at: now() });
    } catch (error) {
      left = keepResults(left, error, performance.now() < giveUpAt);
    }
    if (left.length > 0) await pause(ASK_AGAIN_MS);
  }
}

async function writeOnce(
  db: Database,
  waiting: readonly WaitingMove[],
  { again, at }: { again: boolean; at: Date },
): Promise<void> {
  const moves = waiting.map(({ move }) => move);
  const taken = await write(db, moves, at);
  // The commit may have come through though its answer did not.
  const done = again ? await findDone(db, moves) : taken;
  for (const { move, resolve } of waiting) resolve(taken.has(move.id) || done.has(move.id));
}

/** Answers those that are written once more. The others hear of the fault. */
function keepResults(
  waiting: readonly WaitingMove[],
  error: unknown,
  isEarly: boolean,
): readonly WaitingMove[] {
  const isKept = ({ move }: WaitingMove) =>
    isEarly && move.from === 'sending' && PASSES.test(faultCode(error));
  for (const one of waiting) if (!isKept(one)) one.reject(error);
  return waiting.filter(isKept);
}

async function write(db: Database, moves: readonly MessageMove[], at: Date): Promise<Set<string>> {
  return recordMovesOften(db, moves, at).catch((error) => {
    // Two who change the same messages in another order: the server ended ours, whole, and the other is done by now.
    if (faultCode(error) === DEADLOCK) return recordMovesOften(db, moves, at);
    throw error;
  });
}
