import type { Decision, RuleAnswer, Verdict } from './decision.ts';
import type { Facts } from './facts.ts';
import { isHeldOut } from './hold-out.ts';
import { openReviewCase, type ReviewCase } from './review-case.ts';
import { RULES } from './rules/all-rules.ts';

/**
 * Facts → the one thing to do about a customer. The first rule that speaks wins; the others are asked as well, so that
 * "what else was considered" is part of the answer. Who is held out is only told apart after the verdict, so that both
 * sides are judged alike.
 */
export function decide(facts: Facts): Decision {
  return decideCase(openReviewCase(facts));
}

/** The same for facts whose rhythm and signals have been worked out already. */
export function decideCase(review: ReviewCase): Decision {
  const { facts } = review;
  const rules: RuleAnswer[] = [];
  let verdict: Verdict | null = null;
  for (const rule of RULES) {
    const answer = rule.ask(review, rules);
    verdict ??= answer.verdict;
    rules.push({
      rule: rule.name,
      spoke: answer.verdict !== null,
      because: answer.because,
      numbers: answer.numbers,
    });
  }
  if (verdict === null) throw new Error(`No rule spoke for customer ${facts.customer.id}; the last one must`);
  return {
    customerId: facts.customer.id,
    day: facts.today,
    verdict,
    heldOut: canBeHeldOut(verdict) && isHeldOut(facts.customer.id, facts.careModel.holdOut),
    signals: review.signals,
    rules,
  };
}

/** Putting right what went wrong is owed to everyone; it is no nurture to be measured. */
function canBeHeldOut(verdict: Verdict): boolean {
  if (verdict.kind === 'message') return verdict.messageKind !== 'after-complaint';
  return verdict.kind === 'call' && verdict.purpose !== 'service';
}
