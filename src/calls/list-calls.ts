import { listCarePeople } from '../customers/care-person-store.ts';
import type { CareModel } from '../decisions/care-model.ts';
import { rankCalls } from '../decisions/rank-calls.ts';
import type { Queryable } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { CallCard } from './call-card.ts';
import { countCallsMade, readCardsToMake, readSleepingCards } from './call-card-store.ts';
import { type CallHand, shareCalls } from './share-calls.ts';

export interface CallList {
  /** What today's people can still do, in the order to make them, with whose hand each falls to. */
  today: readonly { card: CallCard; personId: number }[];
  /** Below today's cut, in the same order: not forgotten, only not today. */
  below: readonly CallCard[];
  sleeping: readonly CallCard[];
  /** Calls that people are there for today, and how many of them were made. */
  capacity: number;
  made: number;
}

/** The calls of a day, ranked and cut to what today's people can do. */
export async function listCalls(
  deps: { db: Queryable; settings: CareModel['calls'] },
  input: { today: Day },
): Promise<CallList> {
  const { db, settings } = deps;
  const [cards, sleeping, people, madeBy] = await Promise.all([
    readCardsToMake(db, input.today),
    readSleepingCards(db, input.today),
    listCarePeople(db),
    countCallsMade(db, input.today),
  ]);
  const hands: (CallHand & { perDay: number })[] = people.map(({ id, callsPerDay }) => {
    const perDay = callsPerDay ?? settings.perPersonPerDay;
    return { id, perDay, room: Math.max(0, perDay - (madeBy.get(id) ?? 0)) };
  });
  const made = [...madeBy.values()].reduce((sum, count) => sum + count, 0);
  const capacity = hands.reduce((sum, hand) => sum + hand.perDay, 0);
  return { ...shareCalls(rankCalls(cards, cards.length).today, hands), sleeping, capacity, made };
}
