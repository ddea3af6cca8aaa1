import { localMoment } from '../../customers/local-moment.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { PauseCause } from '../pause-cause.ts';
import { openPause } from '../pause-store.ts';
import { startOfDay } from '../sending-time.ts';
import { type BadReturns, countBadReturns, countLate, hasPausedSince } from './alarm-store.ts';
import { dailyAllowance } from './daily-allowance.ts';
import { isUnusualPlan } from './is-unusual-plan.ts';
import type { PaceDeps } from './pace-deps.ts';
import { senderDomainOf } from './sender-domain.ts';
import { countDue, readSendingDays } from './sending-day-store.ts';

/** Bounces and mails from which on a share means something. */
const FEWEST_BOUNCES = 5;
const FEWEST_MAILS = 20;
/** A reminder that comes later than this is no longer what somebody agreed to. */
const MOST_LATE_MS = 24 * 3_600_000;

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
  const alarm =
    (await findBadReturns(deps)) ??
    (look.atPlan ? ((await findLate(deps)) ?? (await findUnusualPlan(deps))) : null);
  if (!alarm) return false;
  await openPause(deps.db, alarm, deps.now());
  deps.log.error({ cause: alarm.cause }, 'sending stopped until a person says go');
  return true;
}

async function findBadReturns(deps: Deps): Promise<Alarm | null> {
  const { stopAtSpamShare, stopAtBounceShare } = await deps.rules();
  const returns = await countBadReturns(deps.db);
  const { looked, complained } = returns;
  if (complained > 0 && complained >= stopAtSpamShare * looked)
    return {
      cause: 'spam-reports',
      because: `${complained} of the last ${looked} mails ${complained === 1 ? 'was' : 'were'} reported as spam`,
      figures: { count: complained, all: looked },
    };
  return findDeadAddresses(returns, stopAtBounceShare);
}

/** Of a few mails, one or two that bounce say nothing of a list. */
function findDeadAddresses({ looked, bounced }: BadReturns, stopAtShare: number): Alarm | null {
  if (bounced < FEWEST_BOUNCES || looked < FEWEST_MAILS || bounced < stopAtShare * looked) return null;
  return {
    cause: 'hard-bounces',
    because: `${bounced} of the last ${looked} mails went to addresses that do not exist`,
    figures: { count: bounced, all: looked },
  };
}

/** What was due while nothing could go may have lost its sense, and all of it would go at once. */
async function findLate({ db, now }: Deps): Promise<Alarm | null> {
  const late = await countLate(db, new Date(now().getTime() - MOST_LATE_MS));
  if (late === 0) return null;
  const because = `${late} ${late === 1 ? 'mail is' : 'mails are'} more than a day late`;
  return { cause: 'late', because, figures: { count: late } };
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
