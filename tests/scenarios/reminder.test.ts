import { expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import type { Decision, ProposedItem } from '../../src/decisions/decision.ts';
import type { MessageFacts } from '../../src/decisions/facts.ts';
import {
  aFacts,
  anOrder,
  COFFEE,
  CUPS,
  daysAgo,
  FILTERS,
  NEW_FILTERS,
  ordersEvery,
  SUGAR,
  TODAY,
} from '../support/story.ts';

const coffeeEveryMonth = ordersEvery(30, { times: 8, last: 28, item: COFFEE });
const filtersEveryTwoMonths = ordersEvery(60, { times: 5, last: 58, item: FILTERS, quantity: 10 });

function itemsOf({ verdict }: Decision): readonly ProposedItem[] {
  return verdict.kind === 'message' ? verdict.items : [];
}

function answerOf(decision: Decision, rule: string) {
  return decision.rules.find((answer) => answer.rule === rule);
}

function reminded(ago: number, productIds: number[]): MessageFacts {
  return { kind: 'reorder-reminder', day: daysAgo(ago), counts: true, productIds };
}

test('a café whose monthly coffee and two-monthly filters are due gets one mail with both', () => {
  const decision = decide(aFacts({ orders: [...coffeeEveryMonth, ...filtersEveryTwoMonths] }));
  expect(decision.verdict).toMatchObject({ kind: 'message', messageKind: 'reorder-reminder', contactId: 11 });
  expect(
    itemsOf(decision)
      .map(({ productId, quantity }) => [productId, quantity])
      .sort(),
  ).toEqual([
    [COFFEE, 6],
    [FILTERS, 10],
  ]);
  expect(answerOf(decision, 'reminder')).toMatchObject({ spoke: true, because: 'items-due' });
});

test('an item bought ten days ago is not due, and the customer is left in peace', () => {
  const decision = decide(aFacts({ orders: ordersEvery(30, { times: 8, last: 10 }) }));
  expect(decision.verdict).toEqual({ kind: 'wait', because: 'all-well', until: null });
});

test('an item overdue by more than two and a half gaps is not called due any more', () => {
  const orders = [
    ...ordersEvery(30, { times: 6, last: 80 }),
    ...ordersEvery(20, { times: 8, last: 5, item: CUPS }),
  ];
  expect(itemsOf(decide(aFacts({ orders }))).map(({ productId }) => productId)).not.toContain(COFFEE);
});

test('quantities are the usual ones in whole packs, whatever one bulk order was', () => {
  const orders = [...coffeeEveryMonth, ...anOrder(133, { quantity: 600, cents: 600_000 })];
  const decision = decide(aFacts({ orders, products: { [COFFEE]: { packSize: 4 } } }));
  expect(itemsOf(decision)[0]?.quantity).toBe(8);
});

test('a discontinued item is proposed as its replacement, and not at all where there is none', () => {
  const orders = [...coffeeEveryMonth, ...filtersEveryTwoMonths];
  const replaced = { [FILTERS]: { left: true, replacementId: NEW_FILTERS } };
  const [item] = itemsOf(decide(aFacts({ orders, products: replaced }))).filter(
    ({ productId }) => productId !== COFFEE,
  );
  expect(item).toMatchObject({ productId: NEW_FILTERS, reason: { replacesProductId: FILTERS } });
  const gone = itemsOf(decide(aFacts({ orders, products: { [FILTERS]: { left: true } } })));
  expect(gone.map(({ productId }) => productId)).toEqual([COFFEE]);
});

test('a replacement that the customer has found by itself is not proposed', () => {
  const orders = [...filtersEveryTwoMonths, ...anOrder(20, { item: NEW_FILTERS })];
  const decision = decide(
    aFacts({ orders, products: { [FILTERS]: { left: true, replacementId: NEW_FILTERS } } }),
  );
  expect(itemsOf(decision)).toEqual([]);
});

test('"stop this item" and "ask again in two weeks" are kept', () => {
  const orders = [...coffeeEveryMonth, ...filtersEveryTwoMonths];
  const stopped = decide(aFacts({ orders, itemWishes: [{ productId: COFFEE, askAgainOn: null }] }));
  expect(itemsOf(stopped).map(({ productId }) => productId)).toEqual([FILTERS]);
  const later = decide(aFacts({ orders, itemWishes: [{ productId: COFFEE, askAgainOn: TODAY + 1 }] }));
  expect(itemsOf(later).map(({ productId }) => productId)).toEqual([FILTERS]);
  const now = decide(aFacts({ orders, itemWishes: [{ productId: COFFEE, askAgainOn: TODAY }] }));
  expect(itemsOf(now).map(({ productId }) => productId)).toContain(COFFEE);
});

test('an item reminded of twice since it was last bought is left alone', () => {
  const messages = [reminded(20, [COFFEE]), reminded(15, [COFFEE])];
  const decision = decide(aFacts({ orders: coffeeEveryMonth, messages }));
  expect(answerOf(decision, 'reminder')).toMatchObject({ spoke: false, because: 'nothing-to-propose' });
});

test('a customer that had a mail ten days ago waits until the fourteenth day', () => {
  const decision = decide(aFacts({ orders: coffeeEveryMonth, messages: [reminded(10, [SUGAR])] }));
  expect(decision.verdict).toEqual({ kind: 'wait', because: 'customer-had-message', until: TODAY + 4 });
  const free = decide(aFacts({ orders: coffeeEveryMonth, messages: [reminded(14, [SUGAR])] }));
  expect(free.verdict.kind).toBe('message');
});

test('a mail that ended unsent does not count against the cap', () => {
  const messages = [{ ...reminded(3, [COFFEE]), counts: false }];
  expect(decide(aFacts({ orders: coffeeEveryMonth, messages })).verdict.kind).toBe('message');
});

test('an address shared with another customer that got a mail is left in peace as well', () => {
  const contacts = [{ addressLastMessageOn: daysAgo(5) }];
  const decision = decide(aFacts({ orders: coffeeEveryMonth, contacts }));
  expect(decision.verdict).toEqual({ kind: 'wait', because: 'address-had-message', until: TODAY + 9 });
});

test('no more items go into a mail than the care model allows, likeliest first', () => {
  const orders = [COFFEE, FILTERS, CUPS].flatMap((item) =>
    ordersEvery(30, { times: 4 + 3 * item, last: 29, item }),
  );
  const decision = decide(aFacts({ orders, careModel: { itemsPerMessage: 2 } }));
  expect(itemsOf(decision).map(({ productId }) => productId)).toEqual([CUPS, FILTERS]);
});
