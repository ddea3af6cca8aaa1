import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../../src/decisions/decide.ts';
import type { Facts } from '../../../src/decisions/facts.ts';
import { hasConsent } from '../../../src/decisions/has-consent.ts';
import { RULES } from '../../../src/decisions/rules/all-rules.ts';
import { daysAgo } from '../../support/story.ts';
import { anyFacts } from '../../support/story-arbitrary.ts';

/** Half of the customers are made reachable, or hardly any would get a mail. */
const anyReachable = fc.tuple(anyFacts, fc.boolean()).map(
  ([facts, reachable]): Facts =>
    reachable
      ? {
          ...facts,
          customer: { ...facts.customer, closed: false, leaveAloneUntil: null },
          calls: { openSince: null, coolDownUntil: null, leavingSince: null },
          complaints: [],
        }
      : facts,
);

test('the same facts lead to the same decision', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(decide(facts)).toEqual(decide(facts));
    }),
  );
});

test('nobody who opted out, has no basis, no address or asked for a pause is ever chosen', () => {
  fc.assert(
    fc.property(anyReachable, (facts) => {
      const { verdict } = decide(facts);
      if (verdict.kind !== 'message') return;
      const contact = facts.contacts.find(({ id }) => id === verdict.contactId);
      expect(contact).toMatchObject({ suppressed: false, hasAddress: true });
      expect(contact && hasConsent(contact)).toBe(true);
      expect(contact?.pausedUntil ?? 0).toBeLessThanOrEqual(facts.today);
      expect(facts.customer.closed).toBe(false);
      const isLeaving = decide(facts).rules.some(
        ({ rule, because }) => rule === 'leaving' && because !== 'not-leaving',
      );
      if (isLeaving) expect(verdict.messageKind).toBe('farewell');
    }),
    { numRuns: 500 },
  );
});

test('an older order never makes a review fail', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 700, max: 9000 }), (facts, ago) => {
      const old = { day: daysAgo(ago), orderId: 9999, quantity: 3, amountCents: 900 };
      const items = facts.history.items.map((item) => ({ ...item, purchases: [old, ...item.purchases] }));
      expect(() => decide({ ...facts, history: { items } })).not.toThrow();
    }),
  );
});

test('the order in which items come changes nothing', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const items = facts.history.items.toReversed();
      expect(decide({ ...facts, history: { items } })).toEqual(decide(facts));
    }),
  );
});

test('strengths, probabilities and stakes keep within their bounds, and nothing starts in the future', () => {
  fc.assert(
    fc.property(anyReachable, (facts) => {
      const { signals, verdict } = decide(facts);
      for (const signal of signals) {
        expect(signal.strength).toBeGreaterThanOrEqual(0);
        expect(signal.strength).toBeLessThanOrEqual(1);
        expect(signal.startedOn).toBeLessThanOrEqual(facts.today);
        expect(Number.isInteger(signal.startedOn)).toBe(true);
      }
      if (verdict.kind !== 'call') return;
      expect(verdict.probability).toBeGreaterThanOrEqual(0);
      expect(verdict.probability).toBeLessThanOrEqual(1);
      expect(Number.isInteger(verdict.stakeCents) && verdict.stakeCents >= 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a product out of the range is never proposed, and no quantity breaks a pack', () => {
  fc.assert(
    fc.property(anyReachable, (facts) => {
      const { verdict } = decide(facts);
      if (verdict.kind !== 'message') return;
      for (const { productId, quantity } of verdict.items) {
        const product = facts.product(productId);
        expect(product?.left).toBe(false);
        expect(quantity % (product?.packSize ?? 1)).toBe(0);
        expect(quantity).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

test('every rule answers in every case, the winner is the first that spoke, and reasons survive as JSON', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const decision = decide(facts);
      expect(decision.rules.map(({ rule }) => rule)).toEqual(RULES.map(({ name }) => name));
      expect(decision.rules.some(({ spoke }) => spoke)).toBe(true);
      expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
    }),
  );
});
