import { expect, test } from 'vitest';
import { signalInputOf } from '../../../src/decisions/signal-input-of.ts';
import { monthOfDay } from '../../../src/shared/calendar-day.ts';
import { findSignals } from '../../../src/signals/find-signals.ts';
import type { Signal, SignalKind } from '../../../src/signals/signal.ts';
import { NO_TRENDS } from '../../../src/signals/trends/no-trends.ts';
import { trendBaseFrom } from '../../../src/signals/trends/trend-base.ts';
import { yearValue } from '../../../src/signals/year-value.ts';
import {
  aFacts,
  anOrder,
  aReturn,
  COFFEE,
  CUPS,
  daysAgo,
  FILTERS,
  historyOf,
  ordersEvery,
  type Story,
  TODAY,
} from '../../support/story.ts';

function signalsOf(story: Story): Signal[] {
  return findSignals(signalInputOf(aFacts(story)));
}

function find<Kind extends SignalKind>(
  kind: Kind,
  story: Story,
): Extract<Signal, { kind: Kind }> | undefined {
  return signalsOf(story).find((one): one is Extract<Signal, { kind: Kind }> => one.kind === kind);
}

test('an item two days before its day is due, with day, quantity and chance', () => {
  const due = find('item-due', { orders: ordersEvery(30, { times: 8, last: 28 }) });
  expect(due).toMatchObject({
    startedOn: daysAgo(8),
    evidence: { productId: COFFEE, dueOn: TODAY + 2, daysSince: 28, usualGapDays: 30, purchases: 8 },
  });
  expect(due?.evidence).toMatchObject({ usualQuantity: 6, horizonDays: 15, source: 'own' });
  expect(due?.strength).toBe(due?.evidence.probability);
});

test('an item bought twice is not due yet', () => {
  expect(find('item-due', { orders: ordersEvery(30, { times: 2, last: 28 }) })).toBeUndefined();
  expect(find('item-due', { orders: ordersEvery(30, { times: 3, last: 28 }) })).toBeDefined();
});

test('a regular item left out of three later orders is lost, unless it was taken out of the range', () => {
  const orders = [
    ...ordersEvery(30, { times: 12, last: 10, item: CUPS }),
    ...ordersEvery(30, { times: 6, last: 100, item: FILTERS }),
  ];
  expect(find('lost-item', { orders })).toMatchObject({
    startedOn: daysAgo(40),
    evidence: { productId: FILTERS, daysSince: 100, usualGapDays: 30, purchases: 6, ordersSince: 3 },
  });
  expect(find('lost-item', { orders, products: { [FILTERS]: { left: true } } })).toBeUndefined();
});

test('an item bought unevenly is not lost after a pause that would be rare for an even one', () => {
  const others = ordersEvery(30, { times: 12, last: 10, item: CUPS });
  const even = ordersEvery(30, { times: 6, last: 80, item: FILTERS });
  expect(find('lost-item', { orders: [...others, ...even] })).toBeDefined();
  const uneven = [80, 90, 160, 175, 235, 265].flatMap((ago) => anOrder(ago, { item: FILTERS }));
  expect(find('lost-item', { orders: [...others, ...uneven] })).toBeUndefined();
});

test('an item that the others have stopped buying as well is out of season or out of stock, not lost', () => {
  const orders = [
    ...ordersEvery(30, { times: 12, last: 10, item: CUPS }),
    ...ordersEvery(30, { times: 6, last: 100, item: FILTERS }),
  ];
  const firstMonth = monthOfDay(TODAY - 1) - 23;
  const contents = (filters: readonly number[]) => ({
    ...NO_TRENDS,
    demand: {
      ...{ firstMonth, until: TODAY, all: new Array<number>(24).fill(1000) },
      products: [[FILTERS, filters]] as const,
    },
  });
  const selling = new Array<number>(24).fill(40);
  expect(find('lost-item', { orders, trends: trendBaseFrom(contents(selling)) })).toBeDefined();
  const stopped = selling.map((count, month) => (month < 21 ? count : 0));
  expect(find('lost-item', { orders, trends: trendBaseFrom(contents(stopped)) })).toBeUndefined();
});

test('an item of a customer that ordered nothing else is not lost: the customer is silent', () => {
  expect(find('lost-item', { orders: ordersEvery(30, { times: 6, last: 100 }) })).toBeUndefined();
});

test('complaints beyond twice the own baseline are a signal, the usual number is not', () => {
  const at = (...agos: number[]) => ({
    complaints: agos.map((ago) => ({ openedOn: daysAgo(ago), closedOn: daysAgo(ago - 1) })),
  });
  expect(find('complaints', at(3))).toBeUndefined();
  expect(find('complaints', at(3, 9))).toMatchObject({
    startedOn: daysAgo(3),
    evidence: { recent: 2, expected: 0, open: 0, oldestOpenDays: null },
  });
  const often = [20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85];
  expect(find('complaints', at(3, 9, ...often))).toBeUndefined();
});

test('two returns are chance in a customer that sends something back every other month, five are not', () => {
  const usual = [60, 120, 180, 240, 300].flatMap((ago) => aReturn(ago));
  const known = anOrder(600);
  expect(find('complaints', { orders: [...known, ...usual, ...aReturn(3), ...aReturn(9)] })).toBeUndefined();
  const five = [1, 3, 5, 8, 11].flatMap((ago) => aReturn(ago));
  expect(find('complaints', { orders: [...known, ...usual, ...five] })?.evidence).toMatchObject({
    recent: 5,
    returns: 5,
  });
});

test('a complaint and the goods sent back for it are one trouble', () => {
  const complaints = [{ openedOn: daysAgo(5), closedOn: daysAgo(4) }];
  expect(find('complaints', { complaints, orders: aReturn(3) })).toBeUndefined();
  expect(find('complaints', { complaints, orders: aReturn(13) })?.evidence).toMatchObject({
    recent: 2,
    returns: 1,
  });
});

test('a complaint is left open too long from the eighth day', () => {
  expect(find('complaints', { complaints: [{ openedOn: daysAgo(7), closedOn: null }] })).toBeUndefined();
  const left = find('complaints', { complaints: [{ openedOn: daysAgo(8), closedOn: null }] });
  expect(left).toMatchObject({ startedOn: TODAY, evidence: { open: 1, oldestOpenDays: 8 } });
});

const CATEGORIES = { [COFFEE]: { category: 'coffee' }, [CUPS]: { category: 'tableware' } };

test('a new category in three of the last four orders is widening; all of a new customer\u2019s categories are not', () => {
  const cups = ordersEvery(30, { times: 3, last: 30, item: CUPS });
  const widening = find('widening', {
    orders: [...ordersEvery(30, { times: 12 }), ...cups],
    products: CATEGORIES,
  });
  expect(widening).toMatchObject({
    startedOn: daysAgo(30),
    evidence: { categories: ['tableware'], productIds: [CUPS] },
  });
  expect(
    find('widening', { orders: [...ordersEvery(30, { times: 3 }), ...cups], products: CATEGORIES }),
  ).toBeUndefined();
  const old = anOrder(200, { item: CUPS });
  expect(
    find('widening', { orders: [...ordersEvery(30, { times: 12 }), ...cups, ...old], products: CATEGORIES }),
  ).toBeUndefined();
});

test('a new category come across twice is chance, and so is one of many that a curious customer tries', () => {
  const twice = ordersEvery(30, { times: 2, last: 30, item: CUPS });
  expect(
    find('widening', { orders: [...ordersEvery(30, { times: 12 }), ...twice], products: CATEGORIES }),
  ).toBeUndefined();
  const cups = ordersEvery(30, { times: 3, last: 30, item: CUPS });
  const tried = Array.from({ length: 30 }, (_, i) => i + 100);
  const products = {
    ...CATEGORIES,
    ...Object.fromEntries(tried.map((id) => [id, { category: `category ${id}` }])),
  };
  const curious = tried.flatMap((item) => anOrder(30, { item }));
  const orders = [...ordersEvery(30, { times: 12 }), ...cups, ...curious];
  expect(find('widening', { orders, products })).toBeUndefined();
});

test('a customer is new for thirty days', () => {
  expect(find('new', { orders: anOrder(30) })?.evidence).toEqual({ firstOrderOn: daysAgo(30), orderDays: 1 });
  expect(find('new', { orders: anOrder(31) })).toBeUndefined();
});

test('a customer that ordered last week after half a year of silence has returned', () => {
  const orders = [...ordersEvery(30, { times: 8, last: 190 }), ...anOrder(7)];
  expect(find('returned', { orders })?.evidence).toMatchObject({ returnedOn: daysAgo(7), silentDays: 183 });
  expect(find('returned', { orders: ordersEvery(30, { times: 8, last: 7 }) })).toBeUndefined();
});

test('the value of a year leaves out older orders and takes returns off', () => {
  const history = historyOf([...anOrder(366), ...anOrder(365), ...anOrder(10), ...aReturn(5)]);
  expect(yearValue(history, TODAY)).toBe(6000 + 6000 - 1000);
});
