import type { Database } from '../platform/database.ts';
import type { MessageMove } from './delivery-store.ts';
import { type WaitingMove, writeTogether } from './write-together.ts';

/** Records one move; false when somebody else had moved the message. */
export type RecordMove = (move: MessageMove) => Promise<boolean>;

/**
 * Records moves as they come, in few commits: those that come while one is being written go together in the next. A
 * commit waits for the disk, and one for each mail would make the disk the clock of all sending.
 */
export function joinMoves(db: Database, now: () => Date): RecordMove {
  let waiting: WaitingMove[] = [];
  let writing = false;
  const write = async () => {
    writing = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      await writeTogether(db, together, now);
    }
    writing = false;
  };
  return (move) =>
    new Promise((resolve, reject) => {
      waiting.push({ move, resolve, reject });
      if (!writing) void write();
    });
}
