import type { RaisedCall } from '../../src/calls/raised-call.ts';
import { type Day, dayFromIso } from '../../src/shared/calendar-day.ts';
import type { Signal } from '../../src/signals/signal.ts';

/** Wednesday, the day the call stories play on. */
export const TODAY = dayFromIso('2011-06-15') as Day;

export const silent: Signal = {
  kind: 'silent',
  startedOn: TODAY - 5,
  strength: 0.6,
  evidence: {
    daysSince: 95,
    usualGapDays: 30,
    orderDays: 12,
    probability: 0.15,
    timesPerYear: 0.1,
    lastOrderOn: TODAY - 95,
  },
};

export const complaints: Signal = {
  kind: 'complaints',
  startedOn: TODAY - 1,
  strength: 0.9,
  evidence: { recent: 3, returns: 1, windowDays: 14, expected: 0.4, open: 2, oldestOpenDays: 9 },
};

export const growing: Signal = {
  kind: 'growing',
  startedOn: TODAY - 2,
  strength: 0.5,
  evidence: { days: 91, part: 'tempo', change: 0.5, recentCents: 450_000, expectedCents: 300_000 },
};

export function lostItem(productId: number): Signal {
  return {
    kind: 'lost-item',
    startedOn: TODAY - 3,
    strength: 0.4,
    evidence: { productId, daysSince: 80, usualGapDays: 28, purchases: 9, ordersSince: 3 },
  };
}

export function raiseFor(customerId: number, values: Partial<RaisedCall> = {}): RaisedCall {
  return {
    customerId,
    purpose: 'retention',
    signals: [silent],
    stakeCents: 500_000,
    probability: 0.7,
    day: TODAY,
    expireAfterDays: 14,
    ...values,
  };
}
