import type { CallOutcome } from '../../src/calls/call-outcome.ts';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { listCalls } from '../../src/calls/list-calls.ts';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import type { OutcomeRecord } from '../../src/calls/record-outcome.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { closeComplaints } from '../../src/orders/open-complaint-store.ts';
import type { Database } from '../../src/platform/database.ts';
import { raiseFor, TODAY } from './call-stories.ts';
import { seedCustomer } from './seed.ts';

/** Calls to be made, and the list of the day they stand on. */
export function callsStand(db: Database) {
  const settings = DEFAULT_CARE_MODEL.calls;
  const tasks = () => db.select().from(callTaskTable).orderBy(callTaskTable.id);
  return {
    deps: { db, settings, closeComplaints },
    tasks,
    list: (today = TODAY) => listCalls({ db, settings }, { today }),
    /** A new call of a new customer. */
    async raisedTask(values: Parameters<typeof raiseFor>[1] = {}) {
      const customerId = await seedCustomer(db);
      await raiseCalls(db, [raiseFor(customerId, values)]);
      const task = (await tasks()).at(-1) as typeof callTaskTable.$inferSelect;
      return { id: task.id, customerId };
    },
  };
}

/** What is written down after a call today; a talk without more where nothing is said. */
export function heard(taskId: number, values: Partial<CallOutcome & OutcomeRecord> = {}): OutcomeRecord {
  return {
    taskId,
    byPerson: null,
    today: TODAY,
    attemptsSeen: null,
    reached: 'reached',
    mood: null,
    leavingReason: null,
    reasonRight: null,
    note: null,
    followUpOn: null,
    complaintClosed: false,
    ...values,
  };
}
