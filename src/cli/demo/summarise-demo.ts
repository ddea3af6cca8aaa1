import { listCalls } from '../../calls/list-calls.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { findReview } from '../../nurture/review-run-store.ts';
import { emptyTally } from '../../nurture/review-tally.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import { demoPassword } from './demo-password.ts';
import type { DemoDeps } from './demo-step.ts';
import { countInbox, countMessages, countOpenCalls } from './demo-store.ts';
import type { DemoOutcome } from './describe-demo.ts';
import { DEMO_OWNER } from './let-staff-in.ts';
import type { StepTime } from './run-steps.ts';

/** Reads what the demo came to out of the database, so that a second run tells the same. */
export async function summariseDemo(deps: DemoDeps, times: readonly StepTime[]): Promise<DemoOutcome> {
  const { db, record, publicUrl } = deps;
  const day = isoFromDay(record.today);
  const { settings } = await readCareModel(db);
  const { today } = await listCalls({ db, settings: settings.calls }, { today: record.today });
  return {
    day,
    tally: (await findReview(db, day))?.tally ?? emptyTally(),
    messages: await countMessages(db, day),
    inboxMails: await countInbox(db),
    openCalls: await countOpenCalls(db),
    callsToday: today.length,
    times,
    signIn: { email: DEMO_OWNER.email, password: demoPassword(deps.secrets[0]) },
    console: `${publicUrl}/console/calls`,
    inbox: `${publicUrl}/console/inbox`,
  };
}
