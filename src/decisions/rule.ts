import type { Day } from '../shared/calendar-day.ts';
import type { RuleAnswer, Verdict } from './decision.ts';
import type { ReviewCase } from './review-case.ts';

/**
 * What a rule says: a verdict, or null and why not. `because` is a code with a sentence in the words folder, which
 * `numbers` fill: names ending in `On` and `until` are days, in `Cents` money, in `Share` shares.
 */
export interface Answer {
  verdict: Verdict | null;
  because: string;
  numbers: Readonly<Record<string, number | string>>;
}

export interface Rule {
  name: string;
  /** `before`: the answers of the rules asked before this one. */
  ask(review: ReviewCase, before: readonly RuleAnswer[]): Answer;
}

/** A rule that has nothing to say, and why; `until` when it may have. */
export function quiet(because: string, numbers: Answer['numbers'] = {}, until: Day | null = null): Answer {
  return { verdict: null, because, numbers: until === null ? numbers : { ...numbers, until } };
}

export function speak(verdict: Verdict, because: string, numbers: Answer['numbers'] = {}): Answer {
  return { verdict, because, numbers };
}
