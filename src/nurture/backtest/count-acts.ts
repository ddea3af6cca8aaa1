import { CALL_PURPOSES } from '../../calls/call-table.ts';
import { MESSAGE_KINDS, type MessageKind } from '../../decisions/message-kind.ts';
import { type Day, weekdayOfDay } from '../../shared/calendar-day.ts';
import type { CallCount, Disturbed, MailCount, ReplayWeek } from './backtest-report.ts';
import type { ReplayLog } from './replay-days.ts';
import type { Decided } from './replay-talk.ts';

const DAYS_OF_WEEK = 7;
const SATURDAY = 6;
const MOST_DISTURBED = 10;

/** Mails that went, of those decided. */
export function sentMails({ decided, unsent }: Pick<ReplayLog, 'decided' | 'unsent'>): Decided[] {
  const dropped = new Set(unsent.map(({ customerId, decidedOn }) => `${customerId}:${decidedOn}`));
  return decided.filter(
    ({ act, heldOut, customerId, day }) =>
      act.kind === 'message' && !heldOut && !dropped.has(`${customerId}:${day}`),
  );
}

/** Kinds that nobody got, or would have, are left out. */
export function countMails(log: ReplayLog, sent: readonly Decided[]): MailCount[] {
  const left = log.decided.filter(({ heldOut }) => heldOut);
  return MESSAGE_KINDS.map((kind) => {
    const count = (all: readonly Decided[]) => all.filter((one) => kindOf(one) === kind).length;
    return { kind, sent: count(sent), heldOut: count(left) };
  }).filter(({ sent: went, heldOut }) => went + heldOut > 0);
}

export function countCalls({ decided, raised, made, expired }: ReplayLog): CallCount[] {
  return CALL_PURPOSES.map((purpose) => {
    const count = (calls: readonly { purpose: string }[]) =>
      calls.filter((call) => call.purpose === purpose).length;
    const heldOut = decided.filter(
      ({ act, heldOut: left }) => left && act.kind === 'call' && act.call.purpose === purpose,
    );
    return {
      purpose,
      raised: count(raised),
      made: count(made),
      unmade: count(expired),
      heldOut: heldOut.length,
    };
  }).filter(({ raised: up, made: done, unmade, heldOut }) => up + done + unmade + heldOut > 0);
}

export function countWeeks(
  log: ReplayLog,
  sent: readonly Decided[],
  { from, to, callsPerDay }: { from: Day; to: Day; callsPerDay: number },
): ReplayWeek[] {
  const weeks: ReplayWeek[] = [];
  for (let day = from; day <= to; day += DAYS_OF_WEEK)
    weeks.push({ from: day, mails: {}, raised: 0, made: 0, capacity: 0 });
  const weekOf = (day: Day) => weeks[Math.floor((day - from) / DAYS_OF_WEEK)] as ReplayWeek;
  for (const one of sent) {
    const { mails } = weekOf(one.day);
    const kind = kindOf(one) as MessageKind;
    mails[kind] = (mails[kind] ?? 0) + 1;
  }
  for (const { raisedOn } of log.raised) weekOf(raisedOn).raised++;
  for (const { madeOn } of log.made) weekOf(madeOn).made++;
  for (let day = from; day <= to; day++)
    if (weekdayOfDay(day) < SATURDAY) weekOf(day).capacity += callsPerDay;
  return weeks;
}

/** Who got most, mails and calls together. */
export function mostDisturbed(log: ReplayLog, sent: readonly Decided[]): Disturbed[] {
  const all = new Map<number, Disturbed>();
  const of = (customerId: number) => {
    const known = all.get(customerId) ?? { customerId, mails: 0, calls: 0 };
    all.set(customerId, known);
    return known;
  };
  for (const { customerId } of sent) of(customerId).mails++;
  for (const { customerId } of log.made) of(customerId).calls++;
  const most = ({ mails, calls }: Disturbed) => mails + calls;
  return [...all.values()]
    .sort((a, b) => most(b) - most(a) || b.calls - a.calls || a.customerId - b.customerId)
    .slice(0, MOST_DISTURBED);
}

function kindOf({ act }: Decided): MessageKind | null {
  return act.kind === 'message' ? act.messageKind : null;
}
