import type { RuleAnswer, Verdict } from '../decisions/decision.ts';
import { isHeldOut } from '../decisions/hold-out.ts';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Answer } from '../decisions/rule.ts';
import { RULES } from '../decisions/rules/all-rules.ts';
import { planMessages } from '../messages/plan-messages.ts';
import type { Database } from '../platform/database.ts';
import { no, ok, type Result } from '../shared/result.ts';
import type { Explanation } from './explain-customer.ts';
import { messagePlan } from './plan-effects.ts';

type MessageVerdict = Verdict & { kind: 'message' };

/** What could be written to a customer today, and what of the rest a rule says against it. */
export interface WritingChoice {
  /** Left alone on purpose, for comparison: nothing is written, whatever fits. */
  heldOut: boolean;
  fitting: readonly MessageVerdict[];
  refused: readonly RuleAnswer[];
}

/** Rules that decide about calls, or about everything. */
const NO_LETTERS: readonly string[] = [
  'must-not-contact',
  'service-call',
  'leaving',
  'retention-call',
  'growth-call',
  'wait',
];

/** Asks every rule of a message by itself, as if none before it had spoken. Writes nothing. */
export function whatToWrite({ review }: Pick<Explanation, 'review'>): WritingChoice {
  const { customer, careModel } = review.facts;
  const asked = RULES.filter(({ name }) => !NO_LETTERS.includes(name)).map((rule) => ({
    rule: rule.name,
    answer: rule.ask(review, []),
  }));
  return {
    heldOut: isHeldOut(customer.id, careModel.holdOut),
    fitting: asked.flatMap(({ answer: { verdict } }) => (isLetter(verdict) ? [verdict] : [])),
    refused: asked.flatMap(({ rule, answer }) => (isLetter(answer.verdict) ? [] : [refusal(rule, answer)])),
  };
}

function isLetter(verdict: Verdict | null): verdict is MessageVerdict {
  return verdict?.kind === 'message';
}

function refusal(rule: string, { because, numbers }: Answer): RuleAnswer {
  return { rule, spoke: false, because, numbers };
}

/**
 * Plans a message that a person asks for, under the same rules as the night's own; it is asked about once more before it
 * goes out. Answers its id.
 */
export async function writeByHand(
  { db }: { db: Database },
  { explanation, kind }: { explanation: Explanation; kind: MessageKind },
): Promise<Result<string, 'held-out' | 'nothing-fits' | 'written-today'>> {
  const choice = whatToWrite(explanation);
  if (choice.heldOut) return no('held-out');
  const verdict = choice.fitting.find(({ messageKind }) => messageKind === kind);
  if (!verdict) return no('nothing-fits');
  const { review, decision, context } = explanation;
  const [written] = await planMessages(db, [messagePlan(review.facts, decision, verdict, context)]);
  return written ? ok(written.id) : no('written-today');
}
