import { expect, test } from 'vitest';
import { proposeCall } from '../../../src/decisions/propose-call.ts';
import { openReviewCase } from '../../../src/decisions/review-case.ts';
import type { Growing, Untapped } from '../../../src/signals/signal.ts';
import { aFacts, callsFrom, daysAgo, ordersEvery, TODAY } from '../../support/story.ts';

const EUROS = 100;

/** 600 € a year more of its own, and what is untapped on top: 1,500 € in all. */
const growing: Growing = {
  kind: 'growing',
  startedOn: daysAgo(90),
  strength: 0.9,
  evidence: { days: 365, part: 'tempo', change: 0.2, expectedCents: 3000 * EUROS, recentCents: 3600 * EUROS },
};
/** A fifth of 4,500 € bought elsewhere: 900 €. */
const untapped: Untapped = {
  kind: 'untapped',
  startedOn: TODAY,
  strength: 0.6,
  evidence: {
    ...{ industry: '56', size: null, customers: 20, todayCents: 3500 * EUROS, potentialCents: 9000 * EUROS },
    ...{ lowCents: 8000 * EUROS, highCents: 10_000 * EUROS, share: 0.4, lowShare: 0.35, highShare: 0.45 },
    categories: [],
  },
};

function proposed(minStakeCents: number) {
  const story = { orders: ordersEvery(30, { times: 12, last: 10 }), careModel: callsFrom(minStakeCents) };
  const trust = { growing: { right: 0, wrong: 1000 } };
  const review = openReviewCase({ ...aFacts(story), trust });
  return proposeCall({ ...review, signals: [growing, untapped] }, 'growth', [growing, untapped]);
}

test('a finding too small for a call does not keep a larger one from being called about', () => {
  const answer = proposed(1000 * EUROS);
  expect(answer.because).toBe('growing-at-stake');
  expect(answer.verdict).toMatchObject({ kind: 'call', purpose: 'growth', stakeCents: 1500 * EUROS });
});

test('where both are worth a call, the weightier one is named', () => {
  expect(proposed(900 * EUROS)).toMatchObject({
    because: 'untapped-at-stake',
    verdict: { stakeCents: 900 * EUROS },
  });
});

test('where none is, the answer says what the weightiest would have been worth', () => {
  expect(proposed(2000 * EUROS)).toMatchObject({
    verdict: null,
    because: 'low-stake',
    numbers: { stakeCents: 900 * EUROS, minStakeCents: 2000 * EUROS },
  });
});
