import type { RaisedCall } from '../../calls/raised-call.ts';
import { rankCalls } from '../../decisions/rank-calls.ts';
import { type Day, weekdayOfDay } from '../../shared/calendar-day.ts';
import { mergedCall, type OpenCall, openedBy } from './open-call.ts';

/** What became of an open call on a day. */
export interface CallMove {
  customerId: number;
  /** Still open, and for what; null once it is closed. */
  open: Pick<OpenCall, 'raisedOn' | 'purpose'> | null;
  /** Somebody talked with the customer on this day; null for a call that nobody made. */
  madeOn: Day | null;
}

interface DeskDay {
  raised: readonly OpenCall[];
  made: readonly OpenCall[];
  expired: readonly OpenCall[];
  moves: readonly CallMove[];
}

/** The people who make the calls of a replay: each day the worthiest that they have time for. */
export interface CallDesk {
  /** Ends calls that nobody made by their day; asked before the review, as the hourly job does. */
  expire(day: Day): DeskDay;
  /** Takes in what the review raised, and makes the calls of the day. */
  work(day: Day, raises: readonly RaisedCall[]): DeskDay;
}

const SATURDAY = 6;

/** `perDay`: calls that its people can make on a weekday; of a fraction, the whole calls are made once they have come together. */
export function createCallDesk(waiting: readonly OpenCall[], perDay: number): CallDesk {
  const open = new Map(waiting.map((call) => [call.customerId, call]));
  const closedOn = new Map<number, Day>();
  let weekdays = 0;
  return {
    expire(day) {
      const expired = [...open.values()].filter(({ expiresOn }) => expiresOn < day);
      for (const { customerId } of expired) close(customerId, day);
      const moves = expired.map(({ customerId }) => ({ customerId, open: null, madeOn: null }));
      return { raised: [], made: [], expired, moves };
    },
    work(day, raises) {
      const raised: OpenCall[] = [];
      for (const call of raises) {
        const known = open.get(call.customerId);
        if ((closedOn.get(call.customerId) ?? -1) >= day) continue;
        const now = known ? mergedCall(known, call) : openedBy(call);
        open.set(call.customerId, now);
        if (!known) raised.push(now);
      }
      const made = makeCalls(day);
      return { raised, made, expired: [], moves: movesOf(open, raises, made, day) };
    },
  };

  function close(customerId: number, day: Day): void {
    open.delete(customerId);
    closedOn.set(customerId, day);
  }

  function makeCalls(day: Day): OpenCall[] {
    if (weekdayOfDay(day) >= SATURDAY) return [];
    const before = Math.floor(weekdays++ * perDay);
    const made = rankCalls([...open.values()].sort(byCustomer), Math.floor(weekdays * perDay) - before).today;
    for (const { customerId } of made) close(customerId, day);
    return made;
  }
}

/** What the hands must know of a day's work: calls that were made, and those that are open now. */
function movesOf(
  open: ReadonlyMap<number, OpenCall>,
  raises: readonly RaisedCall[],
  made: readonly OpenCall[],
  day: Day,
): CallMove[] {
  const closed = made.map(({ customerId }) => ({ customerId, open: null, madeOn: day }));
  const kept = raises.flatMap(({ customerId }) => {
    const call = open.get(customerId);
    return call ? [{ customerId, open: call, madeOn: null }] : [];
  });
  return [...closed, ...kept];
}

/** Equals keep this order in the ranking, however the review was split. */
function byCustomer(a: OpenCall, b: OpenCall): number {
  return a.customerId - b.customerId;
}
