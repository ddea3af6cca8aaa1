import type { CareModel } from '../../decisions/care-model.ts';
import type { CallPurpose } from '../../decisions/decision.ts';
import type { MessageKind } from '../../decisions/message-kind.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { readBase } from '../base-store.ts';
import { readCareModel } from '../care-model-store.ts';
import type { BacktestReport } from './backtest-report.ts';
import { readOrderSpan } from './backtest-store.ts';
import { loadBooks } from './load-books.ts';
import { measureReplay } from './measure-replay.ts';
import { readCapacity } from './read-capacity.ts';
import { replay, type StandingBase } from './replay.ts';
import type { ReplayBooks } from './replay-books.ts';
import type { BacktestDeps, BacktestInput } from './run-backtest.ts';
import { thinBooks } from './thin-books.ts';

/** Mails or calls a week, by the care model in force and by the one proposed. */
export interface Change {
  now: number;
  proposed: number;
}

/** What a change of the care model would have changed in the last eight weeks. Null where there is no history yet. */
export interface CareModelChange {
  from: Day;
  to: Day;
  mails: Change;
  /** Calls that come up, whether somebody has time for them or not. */
  calls: Change;
  callsMade: Change;
  /** Calls that people have time for. */
  capacity: Change;
  kinds: readonly (Change & { kind: MessageKind })[];
  purposes: readonly (Change & { purpose: CallPurpose | 'follow-up' })[];
  /** Customers replayed, and all there are: of a large base a part is replayed and the rest taken to be like it. */
  customers: { replayed: number; all: number };
}

interface ComparisonInput extends Pick<BacktestInput, 'signal' | 'onProgress'> {
  today: Day;
  proposed: CareModel;
  /** Customers replayed at most. */
  most?: number;
}

const WEEKS = 8;
const DAYS = 7 * WEEKS;
/** As many show the change of a usual setting within a few per cent, in seconds. */
const MOST_REPLAYED = 1_500;

/** Replays the last eight weeks twice, side by side: by the care model in force, and by the one proposed. */
export async function compareCareModels(
  deps: BacktestDeps,
  { today, proposed, signal, onProgress, most = MOST_REPLAYED }: ComparisonInput,
): Promise<CareModelChange | null> {
  const { db, supplier, openHand } = deps;
  const span = await readOrderSpan(db);
  if (!span) return null;
  const to = Math.min(today - 1, span.last);
  const from = to - DAYS + 1;
  const { settings: now } = await readCareModel(db);
  const all = await loadBooks(db, { from, to }, now.calls);
  const { books, times } = thinBooks(all, most);
  // Both are judged by what is known of the base today; nothing of it is compared with what came later.
  const base = await readBase(db, from);
  const bases = base ? [{ from, base }] : undefined;
  const shares = new Map<CareModel, number>();
  const play = async (careModel: CareModel, known: readonly StandingBase[] | undefined) => {
    // Their part of the people's time, a fraction: rounded, a changed capacity would vanish or swell when multiplied back.
    const callsPerDay = (await readCapacity(db, careModel)) / times;
    const days = { from, to, learnEvery: DAYS, country: supplier.country };
    const heard = (share: number) => {
      shares.set(careModel, share);
      onProgress?.(sum([...shares.values()]) / 2);
    };
    const input = {
      ...days,
      books,
      careModel,
      callsPerDay,
      bases: known,
      hands: 1,
      signal,
      onProgress: heard,
    };
    const { log } = await replay({ openHand }, input);
    return measureReplay(log, { books, careModel, from, to, callsPerDay });
  };
  const [before, after] = await Promise.all([play(now, bases), play(proposed, bases)]);
  return { from, to, ...changeOf(before, after, times), customers: sizes(all, books) };
}

function sizes(all: ReplayBooks, some: ReplayBooks): CareModelChange['customers'] {
  return { replayed: some.customers.length, all: all.customers.length };
}

function changeOf(
  now: BacktestReport,
  proposed: BacktestReport,
  times: number,
): Omit<CareModelChange, 'from' | 'to' | 'customers'> {
  const change = (count: (report: BacktestReport) => number): Change => ({
    now: (count(now) * times) / WEEKS,
    proposed: (count(proposed) * times) / WEEKS,
  });
  const kinds = new Set([...now.mails, ...proposed.mails].map(({ kind }) => kind));
  const purposes = new Set([...now.calls, ...proposed.calls].map(({ purpose }) => purpose));
  return {
    mails: change(({ mails }) => sum(mails.map(({ sent }) => sent))),
    calls: change(({ calls }) => sum(calls.map(({ raised }) => raised))),
    callsMade: change(({ calls }) => sum(calls.map(({ made }) => made))),
    capacity: change(({ weeks }) => sum(weeks.map(({ capacity }) => capacity))),
    kinds: [...kinds].map((kind) => ({
      kind,
      ...change(({ mails }) => mails.find((one) => one.kind === kind)?.sent ?? 0),
    })),
    purposes: [...purposes].map((purpose) => ({
      purpose,
      ...change(({ calls }) => calls.find((one) => one.purpose === purpose)?.raised ?? 0),
    })),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
