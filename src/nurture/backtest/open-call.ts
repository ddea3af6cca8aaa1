import type { RaisedCall } from '../../calls/raised-call.ts';
import type { CallFacts } from '../../decisions/facts.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';
import type { Signal } from '../../signals/signal.ts';

type Purpose = NonNullable<CallFacts['openPurpose']>;

/** A call task that waits to be made. */
export interface OpenCall {
  customerId: number;
  purpose: Purpose;
  /** Its findings, by kind and product. */
  reasons: readonly string[];
  stakeCents: Cents;
  probability: number;
  raisedOn: Day;
  expiresOn: Day;
}

const WEIGHTIEST_FIRST: readonly Purpose[] = ['service', 'follow-up', 'retention', 'growth'];

export function openedBy(call: RaisedCall): OpenCall {
  return {
    customerId: call.customerId,
    purpose: call.purpose,
    reasons: call.signals.map(reasonOf),
    stakeCents: call.stakeCents,
    probability: call.probability,
    raisedOn: call.day,
    expiresOn: call.day + call.expireAfterDays,
  };
}

/** The open call with what a later review found, as calls/raise-store.ts merges it: only a new reason buys more time. */
export function mergedCall(open: OpenCall, raised: RaisedCall): OpenCall {
  const more = openedBy(raised);
  const fresh = more.reasons.filter((reason) => !open.reasons.includes(reason));
  const weightier = WEIGHTIEST_FIRST.indexOf(more.purpose) < WEIGHTIEST_FIRST.indexOf(open.purpose);
  return {
    ...open,
    purpose: weightier ? more.purpose : open.purpose,
    reasons: fresh.length > 0 ? [...open.reasons, ...fresh] : open.reasons,
    stakeCents: Math.max(open.stakeCents, more.stakeCents),
    probability: Math.max(open.probability, more.probability),
    expiresOn: fresh.length > 0 ? Math.max(open.expiresOn, more.expiresOn) : open.expiresOn,
  };
}

/** A finding is known by its kind and, where it has one, its product. */
export function reasonOf({ kind, evidence }: Signal): string {
  return 'productId' in evidence ? `${kind}:${evidence.productId}` : kind;
}
