import type { RaisedCall } from '../calls/raised-call.ts';
import type { Decision, ProposedItem, Verdict } from '../decisions/decision.ts';
import type { Facts } from '../decisions/facts.ts';
import type { ReviewCase } from '../decisions/review-case.ts';
import { scaleAsked } from '../decisions/satisfaction/satisfaction-care.ts';
import type { MessagePlan, PlannedItem } from '../messages/message-plan.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import { type CustomerSnapshot, snapshotOf } from './customer-snapshot.ts';
import { raisedCallOf } from './raised-call-of.ts';
import type { ReviewContext } from './review-context.ts';
import { emptyTally, type ReviewTally, tallyDecision } from './review-tally.ts';
import type { FoundStage } from './stage-store.ts';

/** All that a batch writes. */
export interface ReviewEffects {
  /** Decisions that act or would act, were the customer not held out. */
  acting: Decision[];
  messages: MessagePlan[];
  calls: RaisedCall[];
  snapshots: CustomerSnapshot[];
  stages: FoundStage[];
  tally: ReviewTally;
}

/** No effects yet. */
export function noEffects(): ReviewEffects {
  return { acting: [], messages: [], calls: [], snapshots: [], stages: [], tally: emptyTally() };
}

/**
 * Adds what a decision leads to. Held-out customers get nothing, but what they would have got is kept. Nothing that is added holds on to
 * the customer's history.
 */
export function addEffects(
  effects: ReviewEffects,
  review: ReviewCase,
  decision: Decision,
  context: ReviewContext,
): void {
  const { facts } = review;
  const { verdict, heldOut } = decision;
  tallyDecision(
    effects.tally,
    decision,
    verdict.kind === 'message' ? languageOf(facts, verdict.contactId) : null,
  );
  effects.snapshots.push(snapshotOf(review, decision));
  effects.stages.push(...foundStage(review));
  if (verdict.kind === 'message' || verdict.kind === 'call') effects.acting.push(decision);
  if (heldOut) return;
  if (verdict.kind === 'message') effects.messages.push(messagePlan(facts, decision, verdict, context));
  if (verdict.kind === 'call') effects.calls.push(raisedCallOf(decision, verdict, context.careModel));
}

function foundStage({ facts, stage }: ReviewCase): FoundStage[] {
  if (!stage) return [];
  return [{ customerId: facts.customer.id, stage: stage.stage, since: isoFromDay(stage.since) }];
}

function languageOf(facts: Facts, contactId: number): Language {
  const contact = facts.contacts.find(({ id }) => id === contactId);
  if (!contact)
    throw new Error(
      `Decision for customer ${facts.customer.id} names contact ${contactId}, who is not one of its contacts`,
    );
  return contact.language;
}

/** The message of a verdict, as it is put down. */
export function messagePlan(
  facts: Facts,
  decision: Decision,
  verdict: Verdict & { kind: 'message' },
  context: ReviewContext,
): MessagePlan {
  return {
    customerId: decision.customerId,
    contactId: verdict.contactId,
    kind: verdict.messageKind,
    language: languageOf(facts, verdict.contactId),
    period: isoFromDay(decision.day),
    decidedOn: decision.day,
    // A greeting is said on its day or not at all.
    expiresOn:
      verdict.messageKind === 'greeting'
        ? decision.day
        : decision.day + context.careModel.messageExpiresAfterDays,
    signals: verdict.signals,
    scale: scaleAsked(verdict.messageKind, context.careModel.satisfaction),
    items: verdict.items.map((item) => plannedItem(item, context)),
  };
}

function plannedItem(item: ProposedItem, context: ReviewContext): PlannedItem {
  const product = context.products.get(item.productId);
  if (!product) throw new Error(`Decision proposes product ${item.productId}, which does not exist`);
  return {
    productId: item.productId,
    productName: product.name,
    unit: product.unit,
    otherProductName: otherProductName(item, context),
    quantity: item.quantity,
    reason: item.reason,
  };
}

function otherProductName({ reason }: ProposedItem, context: ReviewContext): string | null {
  const id =
    reason.kind === 'beside' ? reason.productId : reason.kind === 'due' ? reason.replacesProductId : null;
  return id === null ? null : (context.products.get(id)?.name ?? null);
}
