import { localMoment } from '../../customers/local-moment.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import { findPause } from '../pause-store.ts';
import { dailyAllowance } from './daily-allowance.ts';
import { findTroubledGates } from './gate-store.ts';
import type { PaceDeps } from './pace-deps.ts';
import { raiseAlarm } from './raise-alarm.ts';
import { senderDomainOf } from './sender-domain.ts';
import { readSendingDays } from './sending-day-store.ts';

/** Why nothing may be claimed now: a pause, a relay that is left alone, or a day that is full. */
export async function findHold(deps: PaceDeps, look: { atPlan: boolean }): Promise<string | null> {
  let pause = await findPause(deps.db);
  if (!pause && (await raiseAlarm(deps, look))) pause = await findPause(deps.db);
  if (pause) return pause.because;
  const gates = await findTroubledGates(deps.db, deps.now());
  const relay = gates.find(({ kind, closedUntil }) => kind === 'relay' && closedUntil !== null);
  if (relay) return `${relay.name} is asked again at ${relay.closedUntil?.toISOString()}: ${relay.because}`;
  return findFullDay(deps);
}

async function findFullDay(deps: PaceDeps): Promise<string | null> {
  const { day } = localMoment(deps.now(), null, deps.supplier.timeZone);
  const days = await readSendingDays(deps.db, senderDomainOf(deps.supplier), isoFromDay(day));
  const { mails, warmingUp } = dailyAllowance(await deps.rules(), days.before);
  if (days.today < mails) return null;
  return `as many mails as may go today have gone: ${mails}${warmingUp ? ', while the sender domain is new' : ''}`;
}
