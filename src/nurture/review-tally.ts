import type { Decision } from '../decisions/decision.ts';
import type { Language } from '../shared/language.ts';

/** Counts by a code, such as a signal kind or a reason. */
export type Counts = Record<string, number>;

/** What a review did, in numbers; batches add up to the night. */
export interface ReviewTally {
  customers: number;
  signals: Counts;
  /** `kind/language` → messages planned. */
  messages: Counts;
  /** Purpose → calls raised. */
  calls: Counts;
  /** Kind or purpose → would have been done, but the customer is left alone to measure the effect. */
  heldOut: Counts;
  /** Reason code → customers that got nothing. */
  waits: Counts;
}

export function emptyTally(): ReviewTally {
  return { customers: 0, signals: {}, messages: {}, calls: {}, heldOut: {}, waits: {} };
}

/** Adds one decision. `language` is that of the message's contact, where the verdict is a message. */
export function tallyDecision(tally: ReviewTally, decision: Decision, language: Language | null): void {
  tally.customers++;
  if (decision.signals.length > 0)
    for (const kind of new Set(decision.signals.map((signal) => signal.kind))) count(tally.signals, kind);
  const { verdict } = decision;
  const name =
    verdict.kind === 'message'
      ? verdict.messageKind
      : verdict.kind === 'call'
        ? `call-${verdict.purpose}`
        : null;
  if (decision.heldOut && name) count(tally.heldOut, name);
  else if (verdict.kind === 'message') count(tally.messages, `${verdict.messageKind}/${language}`);
  else if (verdict.kind === 'call') count(tally.calls, verdict.purpose);
  else count(tally.waits, verdict.because);
}

export function addTallies(tallies: readonly ReviewTally[]): ReviewTally {
  const sum = emptyTally();
  for (const tally of tallies) {
    sum.customers += tally.customers;
    for (const part of ['signals', 'messages', 'calls', 'heldOut', 'waits'] as const) {
      for (const [code, n] of Object.entries(tally[part])) count(sum[part], code, n);
    }
  }
  return sum;
}

function count(counts: Counts, code: string, n = 1): void {
  counts[code] = (counts[code] ?? 0) + n;
}
