import type { Database } from '../platform/database.ts';
import { type MessageMove, recordMovesOften } from './delivery-store.ts';

/** Records one move; false when somebody else had moved the message. */
export type RecordMove = (move: MessageMove) => Promise<boolean>;

const DEADLOCK = '40P01';

interface Waiting {
  move: MessageMove;
  resolve: (taken: boolean) => void;
  reject: (error: unknown) => void;
}

/**
 * Records moves as they come, in few commits: those that come while one is being written go together in the next. A
 * commit waits for the disk, and one for each mail would make the disk the clock of all sending.
 */
export function joinMoves(db: Database, now: () => Date): RecordMove {
  let waiting: Waiting[] = [];
  let writing = false;
  const write = async () => {
    writing = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      await writeTogether(db, together, now());
    }
    writing = false;
  };
  return (move) =>
    new Promise((resolve, reject) => {
      waiting.push({ move, resolve, reject });
      if (!writing) void write();
    });
}

/** Never rejects: each waiting caller hears of the fault itself. */
async function writeTogether(db: Database, together: readonly Waiting[], at: Date): Promise<void> {
  const moves = together.map(({ move }) => move);
  const write = () => recordMovesOften(db, moves, at);
  try {
    const taken = await write().catch((error) => {
      // Two who change the same messages in another order: the server ended ours, whole, and the other is done by now.
      if (nameOf(error) === DEADLOCK) return write();
      throw error;
    });
    for (const { move, resolve } of together) resolve(taken.has(move.id));
  } catch (error) {
    for (const { reject } of together) reject(error);
  }
}

/** The database's name of a fault; drizzle puts its own around it. */
function nameOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return code ?? cause?.code;
}
