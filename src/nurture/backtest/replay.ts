import type { CareModel } from '../../decisions/care-model.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { WholeBase } from '../whole-base.ts';
import type { ReplayBooks } from './replay-books.ts';
import { mailDaysBetween } from './replay-calendar.ts';
import { type ReplayLog, replayDays } from './replay-days.ts';
import type { HandTask, ReplayHand } from './replay-talk.ts';

export interface ReplayInput {
  books: ReplayBooks;
  careModel: CareModel;
  /** ISO 3166-1 alpha-2; its holidays are no days for mails. */
  country: string;
  from: Day;
  to: Day;
  /** Calls that people can make on a weekday. */
  callsPerDay: number;
  /** Days from one learning of the whole base to the next. */
  learnEvery: number;
  /** Parts that are replayed side by side; as many as a small machine has cores when left out. */
  hands?: number | undefined;
  /** Of an earlier replay of the same books and days; left out, it is learnt. */
  bases?: readonly StandingBase[] | undefined;
  signal?: AbortSignal | undefined;
  /** Share done, 0–1. */
  onProgress?: ((share: number) => void) | undefined;
}

export interface StandingBase {
  from: Day;
  base: WholeBase;
}

export interface Replayed {
  log: ReplayLog;
  bases: readonly StandingBase[];
}

/** Cores of a small machine. */
const USUAL_HANDS = 2;
/** What is learnt takes about so much of a long replay. */
const LEARNING_SHARE = 0.3;

/** Replays history day by day through the core that reviews at night. `openHand` says where each part is replayed. */
export async function replay(
  deps: { openHand(task: HandTask): ReplayHand },
  input: ReplayInput,
): Promise<Replayed> {
  const { books, careModel, from, to, signal } = input;
  const lastMail = to + careModel.messageExpiresAfterDays;
  const mailDays = mailDaysBetween(from, lastMail, careModel.sending, input.country);
  const of = input.hands ?? USUAL_HANDS;
  const hands = Array.from({ length: of }, (_, nth) =>
    deps.openHand({ books, careModel, mailDays, nth, of }),
  );
  try {
    const bases = input.bases ?? (await learnAll(hands, input));
    const log = await replayDays(hands, {
      ...{ from, to, bases, signal },
      openCalls: books.openCalls,
      callsPerDay: input.callsPerDay,
      onDay: (day) =>
        input.onProgress?.(LEARNING_SHARE + ((1 - LEARNING_SHARE) * (day - from + 1)) / (to - from + 1)),
    });
    return { log, bases };
  } finally {
    await Promise.all(hands.map((hand) => hand.close()));
  }
}

/** Each hand takes the next day that nobody has learnt yet. What is learnt rests on orders alone, so all of it can be learnt beforehand. */
async function learnAll(hands: readonly ReplayHand[], input: ReplayInput): Promise<StandingBase[]> {
  const days: Day[] = [];
  for (let day = input.from; day <= input.to; day += input.learnEvery) days.push(day);
  const bases: StandingBase[] = [];
  // The last ones take longest.
  const waiting = [...days];
  const work = async (hand: ReplayHand) => {
    for (let day = waiting.pop(); day !== undefined; day = waiting.pop()) {
      input.signal?.throwIfAborted();
      bases.push({ from: day, base: await hand.learn(day) });
      input.onProgress?.((LEARNING_SHARE * bases.length) / days.length);
    }
  };
  await Promise.all(hands.map(work));
  return bases.sort((a, b) => a.from - b.from);
}
