import type { Decision } from '../decisions/decision.ts';
import { nextOrderDay } from '../decisions/next-order-day.ts';
import type { ReviewCase } from '../decisions/review-case.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';
import type { SignalKind } from '../signals/signal.ts';
import type { Stage } from '../signals/stages/stage.ts';
import type { ValueClass } from '../signals/worth/value-class.ts';

/** One customer as screens list it. Days are ISO dates. */
export interface CustomerSnapshot {
  customerId: number;
  changedOn: string;
  verdict: string;
  because: string;
  heldOut: boolean;
  signals: readonly SignalKind[];
  /** Null before the first order. */
  stage: Stage | null;
  orderDays: number;
  lastOrderOn: string | null;
  /** When the customer's own rhythm expects the next order; it may lie in the past. */
  nextOrderOn: string | null;
  usualGapDays: number | null;
  yearValueCents: Cents;
  /** Null: cannot tell yet. */
  valueClass: ValueClass | null;
  /** What those like it buy in a year, in two figures: a weekly wobble of the others is no news of this customer. */
  potentialCents: Cents | null;
}

export function snapshotOf(review: ReviewCase, decision: Decision): CustomerSnapshot {
  const { rhythm, worth } = review;
  const { lastDay, usualGapDays } = rhythm.order;
  const next = nextOrderDay(review);
  return {
    customerId: decision.customerId,
    changedOn: isoFromDay(decision.day),
    ...shortVerdict(decision),
    heldOut: decision.heldOut,
    signals: kindsOf(decision),
    stage: review.stage?.stage ?? null,
    orderDays: rhythm.order.orderDays,
    lastOrderOn: lastDay === null ? null : isoFromDay(lastDay),
    nextOrderOn: next === null ? null : isoFromDay(next),
    usualGapDays: usualGapDays === null ? null : Math.round(usualGapDays),
    yearValueCents: review.yearValueCents,
    valueClass: worth.valueClass,
    potentialCents: worth.potential && inTwoFigures(worth.potential.cents),
  };
}

/** Each once, in the order found. */
function kindsOf({ signals }: Decision): SignalKind[] {
  const kinds: SignalKind[] = [];
  for (const { kind } of signals) if (!kinds.includes(kind)) kinds.push(kind);
  return kinds;
}

function inTwoFigures(cents: Cents): Cents {
  return Number(cents.toPrecision(2));
}

function shortVerdict({ verdict }: Decision): { verdict: string; because: string } {
  if (verdict.kind === 'message') return { verdict: verdict.kind, because: verdict.messageKind };
  if (verdict.kind === 'call') return { verdict: verdict.kind, because: verdict.purpose };
  return { verdict: verdict.kind, because: verdict.because };
}
