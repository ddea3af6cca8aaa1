import type { Database } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import { Mistake } from '../../shared/mistake.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { readCareModel } from '../care-model-store.ts';
import type { BacktestReport } from './backtest-report.ts';
import { readNames, readOrderSpan } from './backtest-store.ts';
import { loadBooks } from './load-books.ts';
import { measureReplay } from './measure-replay.ts';
import { readCapacity } from './read-capacity.ts';
import { replay } from './replay.ts';
import type { HandTask, ReplayHand } from './replay-talk.ts';

export interface BacktestDeps {
  db: Database;
  supplier: Pick<Supplier, 'country'>;
  /** Where each part is replayed: replayHand in this program, handInThread in a thread. */
  openHand(task: HandTask): ReplayHand;
}

export interface BacktestInput {
  /** Both are replayed; left out, the last two years of the books. */
  from?: Day | undefined;
  to?: Day | undefined;
  signal?: AbortSignal | undefined;
  /** Share done, 0–1. */
  onProgress?: ((share: number) => void) | undefined;
}

export interface Backtest extends BacktestReport {
  /** Forecasts that stood on one of the days; on the others the plain interval spoke. */
  forecasts: number;
  /** Of those disturbed most, by id. */
  names: ReadonlyMap<number, string>;
}

const TWO_YEARS_DAYS = 730;
/** A quarter: what belongs to the whole base moves slowly, and to learn it takes as long as a month of reviews. */
const LEARN_EVERY_DAYS = 91;

/** Replays history by the care model in force, and holds it against what customers really did. */
export async function runBacktest(deps: BacktestDeps, input: BacktestInput): Promise<Backtest> {
  const { db, supplier, openHand } = deps;
  const { from, to } = await daysToReplay(db, input);
  const { settings: careModel } = await readCareModel(db);
  const callsPerDay = await readCapacity(db, careModel);
  const books = await loadBooks(db, { from, to }, careModel.calls);
  const { log } = await replay(
    { openHand },
    {
      ...{ books, careModel, from, to, callsPerDay },
      country: supplier.country,
      learnEvery: LEARN_EVERY_DAYS,
      ...{ signal: input.signal, onProgress: input.onProgress },
    },
  );
  const report = measureReplay(log, { books, careModel, from, to, callsPerDay });
  const names = await readNames(
    db,
    report.disturbed.map(({ customerId }) => customerId),
  );
  return { ...report, forecasts: books.forecasts.length, names };
}

async function daysToReplay(db: Database, input: BacktestInput): Promise<{ from: Day; to: Day }> {
  const span = await readOrderSpan(db);
  if (!span)
    throw new Mistake('There is no history to replay yet. Import orders first: rytmi import orders FILE');
  const to = input.to ?? span.last;
  const from = input.from ?? Math.max(span.first, to - TWO_YEARS_DAYS + 1);
  if (from > to) throw new Mistake(`--from ${isoFromDay(from)} lies after --to ${isoFromDay(to)}.`);
  if (from > span.last || to < span.first)
    throw new Mistake(
      `The orders run from ${isoFromDay(span.first)} to ${isoFromDay(span.last)}; choose days among them.`,
    );
  return { from, to: Math.min(to, span.last) };
}
