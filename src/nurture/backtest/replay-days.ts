import type { RaisedCall } from '../../calls/raised-call.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { WholeBase } from '../whole-base.ts';
import { type CallDesk, createCallDesk } from './call-desk.ts';
import type { OpenCall } from './open-call.ts';
import type { DayActs, DayOrder, Decided, Flag, ReplayHand, Unsent } from './replay-talk.ts';

export interface ReplayPlan {
  /** Both are reviewed. */
  from: Day;
  to: Day;
  /** What is known of the whole base, and from when on; the first from the first day. Ascending. */
  bases: readonly { from: Day; base: WholeBase }[];
  openCalls: readonly OpenCall[];
  callsPerDay: number;
  signal?: AbortSignal | undefined;
  onDay?: ((day: Day) => void) | undefined;
}

/** All that a replay brought about. */
export interface ReplayLog {
  decided: readonly Decided[];
  unsent: readonly Unsent[];
  flags: readonly Flag[];
  raised: readonly OpenCall[];
  made: readonly (OpenCall & { madeOn: Day })[];
  expired: readonly (OpenCall & { expiredOn: Day })[];
}

type Growing = { [Part in keyof ReplayLog]: ReplayLog[Part][number][] };

/** Day after day, all hands at once: what one hand decides today is known to all of them tomorrow. */
export async function replayDays(hands: readonly ReplayHand[], plan: ReplayPlan): Promise<ReplayLog> {
  const log: Growing = { decided: [], unsent: [], flags: [], raised: [], made: [], expired: [] };
  const desk = createCallDesk(plan.openCalls, plan.callsPerDay);
  let yesterday: Omit<DayOrder, 'day' | 'base'> = { moves: [], written: [], unsent: [] };
  for (let day = plan.from; day <= plan.to; day++) {
    plan.signal?.throwIfAborted();
    const ended = desk.expire(day);
    const moves = [...yesterday.moves, ...ended.moves];
    const base = plan.bases.find(({ from }) => from === day)?.base ?? null;
    const acts = await Promise.all(hands.map((hand) => hand.review({ ...yesterday, day, moves, base })));
    keepActs(log, acts);
    for (const call of ended.expired) log.expired.push({ ...call, expiredOn: day });
    yesterday = { ...written(acts), moves: workAtDesk(desk, day, acts, log) };
    plan.onDay?.(day);
  }
  return log;
}

function keepActs(log: Growing, acts: readonly DayActs[]): void {
  for (const { decided, unsent, flags } of acts) {
    log.decided.push(...decided);
    log.unsent.push(...unsent);
    log.flags.push(...flags);
  }
}

/** Whose mails went to an address that others may have as well. */
function written(acts: readonly DayActs[]): Pick<DayOrder, 'written' | 'unsent'> {
  const real = acts.flatMap(({ decided }) =>
    decided.filter(({ act, heldOut }) => act.kind === 'message' && !heldOut),
  );
  return { written: real, unsent: acts.flatMap(({ unsent }) => unsent) };
}

function workAtDesk(desk: CallDesk, day: Day, acts: readonly DayActs[], log: Growing): DayOrder['moves'] {
  const raises = acts.flatMap(({ decided }) => decided.flatMap(callOf)).sort(byCustomer);
  const { raised, made, moves } = desk.work(day, raises);
  log.raised.push(...raised);
  for (const call of made) log.made.push({ ...call, madeOn: day });
  return moves;
}

function callOf({ act, heldOut }: Decided): RaisedCall[] {
  return act.kind === 'call' && !heldOut ? [act.call] : [];
}

function byCustomer(a: RaisedCall, b: RaisedCall): number {
  return a.customerId - b.customerId;
}
