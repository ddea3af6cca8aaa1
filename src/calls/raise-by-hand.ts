import type { Database } from '../platform/database.ts';
import { noteOpenTask } from './call-task-store.ts';
import { mergeCallTasks } from './raise-store.ts';
import type { RaisedCall } from './raised-call.ts';

/**
 * A person asks for a call: a new one, or the customer's open one woken up, with a note for whoever rings. It is in that
 * person's hands, unless a colleague has it already. Answers its number; null when somebody has talked with this customer today and closed the call.
 */
export function raiseByHand(
  { db, now }: { db: Database; now: () => Date },
  input: { call: RaisedCall; person: number | null; note: string | null; by: string },
): Promise<number | null> {
  return db.transaction(async (tx) => {
    await mergeCallTasks(tx, [input.call], true);
    const { person, note, by } = input;
    return noteOpenTask(tx, input.call.customerId, { person, note, by, now: now() });
  });
}
