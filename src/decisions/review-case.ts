import type { CustomerForecast } from '../forecast/customer-forecast.ts';
import type { CustomerRhythm } from '../rhythm/customer-rhythm.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';
import { findSignals } from '../signals/find-signals.ts';
import type { HistoryMemory } from '../signals/history-memory.ts';
import type { Signal, SignalKind } from '../signals/signal.ts';
import { rhythmOf } from '../signals/signal-input.ts';
import { findStage } from '../signals/stages/find-stage.ts';
import type { StageSpan } from '../signals/stages/stage.ts';
import type { CustomerWorth } from '../signals/worth/customer-worth.ts';
import { yearValue } from '../signals/year-value.ts';
import type { Facts } from './facts.ts';
import { signalInputOf } from './signal-input-of.ts';

/** What every rule looks at: the facts and what follows from them, worked out once. */
export interface ReviewCase {
  facts: Facts;
  rhythm: CustomerRhythm;
  forecast: CustomerForecast | null;
  signals: readonly Signal[];
  /** Null before the first order. */
  stage: StageSpan | null;
  /** What it is worth today and could be. */
  worth: CustomerWorth;
  /** Value of the last 365 days. */
  yearValueCents: Cents;
  /** Last nurture message to any contact of the customer; null when there was none. */
  lastMessageOn: Day | null;
}

/** `memory`: kept by whoever reviews the same customer day after day. */
export function openReviewCase(facts: Facts, memory?: HistoryMemory): ReviewCase {
  const input = signalInputOf(facts, memory);
  const rhythm = rhythmOf(input);
  const signals = findSignals(input, rhythm);
  return {
    facts,
    rhythm,
    forecast: input.forecast,
    signals,
    stage: findStage(input, rhythm, signals),
    worth: input.worth,
    // Only what is written down of a review, and few of its rules, ask for it.
    get yearValueCents() {
      return yearValue(facts.history, facts.today);
    },
    lastMessageOn: lastMessageOn(facts),
  };
}

/** The signals of one kind, in the order found. */
export function signalsOf<Kind extends SignalKind>(
  { signals }: ReviewCase,
  kind: Kind,
): Extract<Signal, { kind: Kind }>[] {
  return signals.filter((signal): signal is Extract<Signal, { kind: Kind }> => signal.kind === kind);
}

function lastMessageOn({ messages }: Facts): Day | null {
  let last: Day | null = null;
  for (const { day, counts } of messages) if (counts && (last === null || day > last)) last = day;
  return last;
}
