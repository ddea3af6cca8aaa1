import type { CustomerRhythm } from '../../rhythm/customer-rhythm.ts';
import { dayAfterOpenDays } from '../../rhythm/day-after-open-days.ts';
import { elapsedOpenDays } from '../../rhythm/elapsed-open-days.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { findReturn } from '../find-return.ts';
import type { Signal, SignalKind } from '../signal.ts';
import type { SignalCase, SignalInput } from '../signal-input.ts';
import { silenceOf } from '../silence.ts';
import { oneOrderLimits, stageAfterOneOrder } from './one-order.ts';
import type { StageSpan } from './stage.ts';

/** Silence for so many usual gaps is the end, however seldom a customer orders. */
const GAPS_TO_BE_LOST = 3;
/** Who has only just fallen silent is not lost yet, however uncertain its rhythm was: there is a month to ask and to call. */
const LEAST_SILENT_FOR_DAYS = 30;

/**
 * Rhythm and signals → the one stage a customer is in today. Null before its first order. What ends a customer's life is asked
 * first, then a return, then fading; who shows none of these stands where its orders and years have brought it.
 */
export function findStage(
  input: SignalInput,
  rhythm: CustomerRhythm,
  signals: readonly Signal[],
): StageSpan | null {
  const { firstDay, lastDay } = rhythm.order;
  if (firstDay === null || lastDay === null || rhythm.daysSince === null) return null;
  const one = { ...input, rhythm, changes: null };
  const span =
    rhythm.orderDays.length === 1
      ? stageAfterOneOrder(input, lastDay, rhythm.daysSince)
      : (findEnd(one, signals, lastDay) ?? findComeback(one) ?? findFading(one, signals) ?? steady(one));
  return { stage: span.stage, since: Math.min(span.since, input.today) };
}

function signalOf<Kind extends SignalKind>(signals: readonly Signal[], kind: Kind) {
  return signals.find((signal): signal is Extract<Signal, { kind: Kind }> => signal.kind === kind);
}

function findEnd(
  { today, rhythm, thresholds, closures }: SignalCase,
  signals: readonly Signal[],
  lastDay: Day,
): StageSpan | null {
  const silent = signalOf(signals, 'silent');
  if (!silent) return null;
  const lostAfter = Math.max(
    thresholds.lostAfterDays,
    Math.ceil(GAPS_TO_BE_LOST * (rhythm.order.usualGapDays ?? 0)),
  );
  const lostOn = Math.max(
    dayAfterOpenDays(lastDay, lostAfter + 1, closures),
    silent.startedOn + LEAST_SILENT_FOR_DAYS,
  );
  return today >= lostOn ? { stage: 'lost', since: lostOn } : { stage: 'silent', since: silent.startedOn };
}

/** Back after a silence; after a single order that had led to nothing as well. */
function findComeback(one: SignalCase): StageSpan | null {
  const { today, rhythm, thresholds, closures } = one;
  const back = findReturn(one, thresholds.returnedForDays);
  if (back) return { stage: 'returned', since: back.day };
  const [first, second] = rhythm.orderDays;
  if (first === undefined || second === undefined || today - second > thresholds.returnedForDays) return null;
  const wasGone = elapsedOpenDays(first, second, closures) > oneOrderLimits(one).fadingFor;
  return wasGone ? { stage: 'returned', since: second } : null;
}

/** Buying less, or quiet for longer than comes about by itself in most of a year: a quarter of all gaps is merely late. */
function findFading(one: SignalCase, signals: readonly Signal[]): StageSpan | null {
  const shrinking = signalOf(signals, 'shrinking');
  if (shrinking) return { stage: 'fading', since: shrinking.startedOn };
  const late = signalOf(signals, 'late');
  const silence = late && silenceOf(one);
  if (!late || !silence || silence.timesPerYear >= one.thresholds.fadingPerYear) return null;
  return { stage: 'fading', since: late.startedOn };
}

function steady({ today, rhythm: { orderDays }, thresholds }: SignalCase): StageSpan {
  const [first, second] = orderDays as [Day, Day];
  const settledOn = orderDays[thresholds.ownGapOrderDays - 1];
  if (settledOn === undefined) return { stage: 'settling', since: second };
  const loyalOn = Math.max(first + thresholds.loyalAfterDays, settledOn);
  return loyalOn <= today ? { stage: 'loyal', since: loyalOn } : { stage: 'established', since: settledOn };
}
