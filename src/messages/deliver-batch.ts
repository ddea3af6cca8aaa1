import { localMoment } from '../customers/local-moment.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { DeliverInput, DeliverRun, DeliveryReport } from './delivery.ts';
import { claimDue } from './delivery-store.ts';
import { type PreparedMail, prepareMails } from './prepare-mails.ts';
import { recordAttempt } from './record-attempt.ts';
import { troubleOf } from './trouble-of.ts';

/** Takes up to `limit` due messages through their delivery and counts in `report`. Resolves with how many it took. */
export async function deliverBatch(
  deps: DeliverRun,
  input: DeliverInput,
  report: DeliveryReport,
): Promise<number> {
  const today = isoFromDay(localMoment(deps.now(), null, deps.supplier.timeZone).day);
  const claims = await claimDue(deps.db, { now: deps.now(), today, limit: input.limit });
  if (claims.length === 0) return 0;
  const mails = await prepareMails(deps, claims, input.sending, report);
  await Promise.all(mails.map((mail) => attempt(deps, mail, report)));
  return claims.length;
}

/** One mail, one dialogue, one recorded result. The row already says `sending`: a crash from here on is a doubt. */
async function attempt(deps: DeliverRun, mail: PreparedMail, report: DeliveryReport): Promise<void> {
  const outcome = await deps.mailOut.send(mail.outgoing).then(
    ({ answer }) => ({ answer }),
    (error: unknown) => ({ trouble: troubleOf(error) }),
  );
  await recordAttempt(deps, mail, outcome, report);
}
