import type { Day } from '../../shared/calendar-day.ts';
import type { FlagCheck, SilenceCheck } from './backtest-report.ts';
import type { OrderBook } from './order-book.ts';
import { quartilesOf } from './quartiles-of.ts';
import { FLAGS, type Flag } from './replay-talk.ts';

/** What a plain rule takes for silence, whoever the customer is. */
const PLAIN_DAYS = 90;

/** Of those noticed, who ordered nothing in the 90 days that followed. */
export function checkFlags(flags: readonly Flag[], book: OrderBook): FlagCheck[] {
  return FLAGS.map((kind) => {
    const noticed = flags.filter((flag) => flag.kind === kind);
    const judged = noticed.filter(({ day }) => day + PLAIN_DAYS <= book.lastDay + 1);
    const silent = judged.filter(({ customerId, day }) => {
      const next = book.nextOrder(customerId, day);
      return next === null || next >= day + PLAIN_DAYS;
    });
    return { kind, noticed: noticed.length, judged: judged.length, fellSilent: silent.length };
  });
}

interface Noticed {
  flags: readonly Flag[];
  /** Customers that care is for: nobody else can be noticed. */
  isCaredFor(customerId: number): boolean;
}

/** Of those whom a plain rule calls silent within the replay, who was noticed, and how long before it. */
export function checkSilences(
  { flags, isCaredFor }: Noticed,
  book: OrderBook,
  { from, to }: { from: Day; to: Day },
): SilenceCheck {
  const noticed = firstNoticed(flags);
  const silent = firstNoticed(flags.filter(({ kind }) => kind === 'silent'));
  const check = { silences: 0, after: 0, orderedOnce: 0 };
  const [earlier, silentEarlier]: [number[], number[]] = [[], []];
  for (const customerId of book.customerIds()) {
    if (!isCaredFor(customerId)) continue;
    for (const silence of silencesOf(book.daysOf(customerId), from, to)) {
      if (silence.ordersBefore < 2) {
        check.orderedOnce++;
        continue;
      }
      check.silences++;
      const key = `${customerId}:${silence.lastOrderOn}`;
      silentEarlier.push(...daysBefore(silence.plainOn, silent.get(key)));
      const early = daysBefore(silence.plainOn, noticed.get(key));
      earlier.push(...early);
      if (early.length === 0 && noticed.has(key)) check.after++;
    }
  }
  return {
    ...check,
    ...{ silentBefore: silentEarlier.length, silentDaysEarlier: quartilesOf(silentEarlier) },
    ...{ before: earlier.length, daysEarlier: quartilesOf(earlier) },
  };
}

/** None where it was noticed too late, or never. */
function daysBefore(plainOn: Day, noticedOn: Day | undefined): number[] {
  return noticedOn === undefined || noticedOn > plainOn ? [] : [plainOn - noticedOn];
}

interface PlainSilence {
  lastOrderOn: Day;
  /** The day on which the plain rule calls it silence. */
  plainOn: Day;
  ordersBefore: number;
}

function silencesOf(days: readonly Day[], from: Day, to: Day): PlainSilence[] {
  const silences: PlainSilence[] = [];
  for (const [i, lastOrderOn] of days.entries()) {
    const plainOn = lastOrderOn + PLAIN_DAYS;
    // Who fell silent before the replay began could not be noticed by it in time.
    if (lastOrderOn < from || plainOn > to) continue;
    if ((days[i + 1] ?? plainOn) >= plainOn) silences.push({ lastOrderOn, plainOn, ordersBefore: i + 1 });
  }
  return silences;
}

/** Customer and last order day → the day on which that silence was first noticed by one of some flags. */
function firstNoticed(flags: readonly Flag[]): Map<string, Day> {
  const first = new Map<string, Day>();
  for (const { customerId, lastOrderOn, day } of flags) {
    const key = `${customerId}:${lastOrderOn}`;
    first.set(key, Math.min(day, first.get(key) ?? day));
  }
  return first;
}
