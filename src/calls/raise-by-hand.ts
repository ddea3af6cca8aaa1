import type { Database } from '../platform/database.ts';
import { noteOpenTask } from './call-task-store.ts';
import { mergeCallTasks } from './raise-store.ts';
import type { RaisedCall } from './raised-call.ts';

/**
 * A person asks for a call: a new one, or the customer's open one woken up, in that person's hands and with a note for whoever
 * rings. Answers its number; null when somebody has closed a call of this customer today.
 */
export function raiseByHand(
  { db }: { db: Database },
  input: { call: RaisedCall; person: number | null; note: string | null; by: string },
): Promise<number | null> {
  return db.transaction(async (tx) => {
    await mergeCallTasks(tx, [input.call]);
    const { person, note, by } = input;
    return noteOpenTask(tx, input.call.customerId, { person, note, by });
  });
}
