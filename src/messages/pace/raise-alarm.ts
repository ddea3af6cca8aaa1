import { localMoment } from '../../customers/local-moment.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { PauseCause } from '../pause-cause.ts';
import { openPause } from '../pause-store.ts';
import { startOfDay } from '../sending-time.ts';
import { countBadReturns, hasPausedSince, LOOK_BACK } from './alarm-store.ts';
import { dailyAllowance } from './daily-allowance.ts';
import { isUnusualPlan } from './is-unusual-plan.ts';
import type { PaceDeps } from './pace-deps.ts';
import { senderDomainOf } from './sender-domain.ts';
import { countDue, readSendingDays } from './sending-day-store.ts';

type Deps = Pick<PaceDeps, 'db' | 'now' | 'log' | 'supplier' | 'rules'>;

interface Alarm {
  cause: PauseCause;
  /** For the log and the command line; pages say it from the figures. */
  because: string;
  figures: Readonly<Record<string, number>>;
}

/**
 * Stops all sending, until a person says go, when what came back or, where it is looked at, today's plan looks wrong.
 * Answers whether it did.
 */
export async function raiseAlarm(deps: Deps, look: { atPlan: boolean }): Promise<boolean> {
  const alarm = (await findBadReturns(deps)) ?? (look.atPlan ? await findUnusualPlan(deps) : null);
  if (!alarm) return false;
  await openPause(deps.db, alarm, deps.now());
  deps.log.error({ cause: alarm.cause }, 'sending stopped until a person says go');
  return true;
}

async function findBadReturns(deps: Deps): Promise<Alarm | null> {
  const { stopAtSpamShare, stopAtBounceShare } = await deps.rules();
  const { complained, bounced } = await countBadReturns(deps.db);
  if (complained > 0 && complained >= stopAtSpamShare * LOOK_BACK)
    return {
      cause: 'spam-reports',
      because: `${complained} of the last ${LOOK_BACK} mails ${complained === 1 ? 'was' : 'were'} reported as spam`,
      figures: { count: complained, all: LOOK_BACK },
    };
  if (bounced > 0 && bounced >= stopAtBounceShare * LOOK_BACK)
    return {
      cause: 'hard-bounces',
      because: `${bounced} of the last ${LOOK_BACK} mails went to addresses that do not exist`,
      figures: { count: bounced, all: LOOK_BACK },
    };
  return null;
}

/** While a domain warms up, each day has more mails than usual, and the warm-up itself keeps them few. */
async function findUnusualPlan(deps: Deps): Promise<Alarm | null> {
  const rules = await deps.rules();
  const { day } = localMoment(deps.now(), null, deps.supplier.timeZone);
  const [today, tomorrow] = [day, day + 1].map((one) =>
    startOfDay(one, { timeZone: null, country: null }, deps.supplier),
  );
  if (!today || !tomorrow) throw new Error('A day has a beginning and an end');
  const days = await readSendingDays(deps.db, senderDomainOf(deps.supplier), isoFromDay(day));
  if (dailyAllowance(rules, days.before).warmingUp) return null;
  const planned = days.today + (await countDue(deps.db, tomorrow));
  const { unusual, usual } = isUnusualPlan(planned, days.lately, rules.stopAtTimesUsual);
  if (!unusual || usual === null || (await hasPausedSince(deps.db, 'unusual-plan', today))) return null;
  return {
    cause: 'unusual-plan',
    because: `${planned} mails are planned for today, and ${usual} are usual`,
    figures: { count: planned, usual: Math.round(usual) },
  };
}
