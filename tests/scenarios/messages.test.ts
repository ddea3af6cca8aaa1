import { describe, expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { decide } from '../../src/decisions/decide.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import {
  aFacts,
  anOrder,
  COFFEE,
  CUPS,
  daysAgo,
  ordersEvery,
  type Story,
  SUGAR,
  TODAY,
} from '../support/story.ts';

function answerOf(decision: Decision, rule: string) {
  return decision.rules.find((answer) => answer.rule === rule);
}

/** Coffee has slipped out of time, so that the next order is near and nothing is due. */
const orderNear = [0, 1, 2, 3, 4, 5].flatMap((i) => anOrder(28 + 30 * i, { item: 100 + i }));
const ofCafes = {
  ofIndustry: (industry: string) =>
    industry === '56.30'
      ? [
          { productId: COFFEE, buyers: 60, customers: 80, lift: 3 },
          { productId: CUPS, buyers: 40, customers: 80, lift: 2 },
          { productId: SUGAR, buyers: 30, customers: 80, lift: 1.1 },
        ]
      : [],
};

const ORDINARY = { usualQuantity: 5, season: 1, appeal: 0, recentBuyers: 40 };

test('a first order last week is welcomed, once', () => {
  const orders = anOrder(6);
  expect(decide(aFacts({ orders })).verdict).toMatchObject({ kind: 'message', messageKind: 'welcome' });
  const messages = [{ kind: 'welcome' as const, day: daysAgo(20), counts: true, productIds: [] }];
  const again = decide(aFacts({ orders: anOrder(25), messages }));
  expect(answerOf(again, 'welcome')).toMatchObject({ spoke: false, because: 'already-welcomed' });
});

test('a late customer of little value is asked once how things are', () => {
  const orders = [0, 1, 2, 3, 4, 5].flatMap((i) => anOrder(45 + 30 * i, { item: 100 + i }));
  const asked = decide(aFacts({ orders }));
  expect(asked.verdict).toMatchObject({ kind: 'message', messageKind: 'check-in' });
  expect(answerOf(asked, 'check-in')?.because).toBe('late');
  const messages = [{ kind: 'check-in' as const, day: daysAgo(20), counts: true, productIds: [] }];
  expect(answerOf(decide(aFacts({ orders, messages })), 'check-in')?.because).toBe('already-asked');
});

test('nobody is asked by mail how things are while a person is about to call', () => {
  const orders = [0, 1, 2, 3, 4, 5].flatMap((i) => anOrder(45 + 30 * i, { item: 100 + i }));
  const decision = decide(aFacts({ orders, calls: { openSince: daysAgo(1), openPurpose: 'growth' } }));
  expect(answerOf(decision, 'check-in')?.because).toBe('call-open');
});

test('a café about to order hears what other cafés buy and it does not, in whole packs', () => {
  const facts = aFacts({
    orders: [...orderNear, ...anOrder(300, { item: COFFEE })],
    customer: { industry: '56.30' },
    suggestions: ofCafes,
    products: { [CUPS]: { packSize: 4 } },
  });
  const { verdict } = decide(facts);
  expect(verdict).toMatchObject({ kind: 'message', messageKind: 'industry-suggestion' });
  expect(verdict.kind === 'message' && verdict.items).toEqual([
    {
      productId: CUPS,
      quantity: 4,
      reason: { kind: 'industry', industry: '56.30', buyers: 40, customers: 80, lift: 2 },
    },
  ]);
});

test('where the industry is unknown, similar baskets speak and name the product beside', () => {
  const besideProduct = (productId: number) =>
    productId === 103 ? [{ productId: CUPS, similarity: 0.4, buyers: 12 }] : [];
  const { verdict } = decide(aFacts({ orders: orderNear, suggestions: { besideProduct } }));
  expect(verdict.kind === 'message' && verdict.items).toEqual([
    {
      productId: CUPS,
      quantity: 5,
      reason: { kind: 'beside', productId: 103, buyers: 12, similarity: 0.4 },
    },
  ]);
});

test('who has nothing in common with anybody hears what many buy now, and how many', () => {
  const suggestions = { leaders: [CUPS], outlook: () => ORDINARY };
  const { verdict } = decide(aFacts({ orders: orderNear, suggestions }));
  expect(verdict.kind === 'message' && verdict.items).toEqual([
    { productId: CUPS, quantity: 5, reason: { kind: 'popular', buyers: 40 } },
  ]);
});

test.each([
  ['refused', { itemWishes: [{ productId: CUPS, askAgainOn: null }] }],
  ['discontinued', { products: { [CUPS]: { left: true } } }],
  ['out of season', { suggestions: { ...ofCafes, outlook: () => ({ ...ORDINARY, season: 0.2 }) } }],
  [
    'shown lately',
    {
      messages: [
        { kind: 'industry-suggestion' as const, day: daysAgo(100), counts: true, productIds: [CUPS, COFFEE] },
      ],
    },
  ],
  ['bought', { orders: [...orderNear, ...anOrder(350, { item: CUPS }), ...anOrder(350)] }],
])('a product that is %s is not suggested', (_, story) => {
  const decision = decide(
    aFacts({ orders: orderNear, customer: { industry: '56.30' }, suggestions: ofCafes, ...story }),
  );
  const items = decision.verdict.kind === 'message' ? decision.verdict.items : [];
  expect(items.map(({ productId }) => productId)).not.toContain(CUPS);
});

test('suggestions come eight weeks apart at the least', () => {
  const messages = [
    { kind: 'industry-suggestion' as const, day: daysAgo(40), counts: true, productIds: [SUGAR] },
  ];
  const decision = decide(
    aFacts({ orders: orderNear, customer: { industry: '56.30' }, suggestions: ofCafes, messages }),
  );
  expect(answerOf(decision, 'suggestion')).toMatchObject({
    because: 'suggested-lately',
    numbers: { until: TODAY + 16 },
  });
});

test('a product that everybody takes up now goes before one with a little more lift', () => {
  const outlook = (productId: number) => ({ ...ORDINARY, appeal: productId === CUPS ? 1 : 0 });
  const facts = aFacts({
    orders: orderNear,
    customer: { industry: '56.30' },
    suggestions: { ...ofCafes, outlook },
  });
  const { verdict } = decide(facts);
  expect(verdict.kind === 'message' && verdict.items.map(({ productId }) => productId)).toEqual([
    CUPS,
    COFFEE,
  ]);
});

describe('a greeting', () => {
  const kindsOn = ['greeting'] as const;
  // Today is a Thursday.
  const told = (story: Story) => decide(aFacts({ careModel: { kindsOn }, ...story }));

  test('goes on the day that the list names, to the contact it greets', () => {
    const { verdict } = told({ contacts: [{}, { id: 77, role: 'user', greetingOn: TODAY }] });
    expect(verdict).toMatchObject({ kind: 'message', messageKind: 'greeting', contactId: 77, items: [] });
  });

  test('for a Saturday goes on Friday, and not before', () => {
    const contacts = [{ greetingOn: TODAY + 2 }];
    expect(answerOf(told({ contacts }), 'greeting')).toMatchObject({ because: 'no-greeting-day' });
    expect(told({ contacts, today: TODAY + 1 }).verdict).toMatchObject({ messageKind: 'greeting' });
  });

  test('for a public holiday goes on the last day with mails before it, and not on the holiday', () => {
    const contacts = [{ greetingOn: TODAY + 1, holidays: [TODAY + 1] }];
    expect(told({ contacts }).verdict).toMatchObject({ messageKind: 'greeting' });
    const thatDay = told({ contacts, today: TODAY + 1 });
    expect(answerOf(thatDay, 'greeting')).toMatchObject({ because: 'no-greeting-day' });
    const sending = { ...DEFAULT_CARE_MODEL.sending, respectHolidays: false };
    const careModel = { kindsOn, sending };
    expect(answerOf(told({ contacts, careModel }), 'greeting')?.because).toBe('no-greeting-day');
    expect(told({ contacts, careModel, today: TODAY + 1 }).verdict).toMatchObject({
      messageKind: 'greeting',
    });
  });

  test('is capped like every mail', () => {
    const messages = [{ kind: 'question' as const, day: TODAY - 5, counts: true, productIds: [] }];
    const decision = told({ contacts: [{ greetingOn: TODAY }], messages });
    expect(answerOf(decision, 'greeting')).toMatchObject({ spoke: false, because: 'customer-had-message' });
  });
});

test('greetings stand in the order of rules and are off', () => {
  const decision = decide(aFacts({ orders: orderNear }));
  expect(answerOf(decision, 'greeting')).toMatchObject({ spoke: false, because: 'off' });
});

test('a kind switched off in the care model is not sent, and another rule may speak', () => {
  const orders = ordersEvery(30, { times: 8, last: 33 });
  const kindsOn = DEFAULT_CARE_MODEL.kindsOn.filter((kind) => kind !== 'reorder-reminder');
  const decision = decide(aFacts({ orders, careModel: { kindsOn } }));
  expect(answerOf(decision, 'reminder')?.because).toBe('kind-off');
  expect(decision.verdict).toMatchObject({ kind: 'wait', because: 'nothing-to-say' });
});
