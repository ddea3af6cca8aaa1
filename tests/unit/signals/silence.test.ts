import { expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../../src/decisions/care-model.ts';
import { signalInputOf } from '../../../src/decisions/signal-input-of.ts';
import type { OrderForecast } from '../../../src/forecast/customer-forecast.ts';
import { findSignals } from '../../../src/signals/find-signals.ts';
import type { Signal, SignalKind } from '../../../src/signals/signal.ts';
import { aFacts, anOrder, daysAgo, ordersEvery, type Story, TODAY } from '../../support/story.ts';

function signalsOf(story: Story, orders: OrderForecast | null = null): Signal[] {
  const input = signalInputOf(aFacts(story));
  const forecast = orders && { on: TODAY, orders, items: [], itemHorizonDays: 30, itemsAmong: () => [] };
  return findSignals({ ...input, forecast });
}

function find<Kind extends SignalKind>(
  kind: Kind,
  ...of: Parameters<typeof signalsOf>
): Extract<Signal, { kind: Kind }> | undefined {
  return signalsOf(...of).find((one): one is Extract<Signal, { kind: Kind }> => one.kind === kind);
}

function kindsOf(...of: Parameters<typeof signalsOf>): SignalKind[] {
  return signalsOf(...of).map(({ kind }) => kind);
}

/** What a forecast says of somebody who ordered eight times, each 30 days by the trade's clock. */
function forecastAfter(sinceDays: number, probability = 0.4): OrderForecast {
  return {
    probability,
    because: { times: 8, usualGapDays: 30, daysSince: 0, sameWeeksLastYear: null, source: 'own' },
    paced: { gaps: new Array(7).fill(30), sinceDays, tradeGapDays: 30 },
  };
}

test('a customer is late the day after three quarters of its gaps, and not before', () => {
  expect(find('late', { orders: ordersEvery(30, { times: 8, last: 33 }) })).toBeUndefined();
  const late = find('late', { orders: ordersEvery(30, { times: 8, last: 34 }) });
  expect(late).toMatchObject({
    startedOn: TODAY,
    evidence: { daysSince: 34, lateAfterDays: 33, source: 'own' },
  });
});

test('a closure makes nobody late', () => {
  const orders = ordersEvery(30, { times: 8, last: 40 });
  expect(find('late', { orders })).toBeDefined();
  const closures = [{ from: daysAgo(20), to: daysAgo(11) }];
  expect(find('late', { orders, base: { closures } })).toBeUndefined();
  expect(find('late', { orders, careModel: { closures } })).toBeUndefined();
});

test('late becomes silent, once, on the day that such a silence has become rare', () => {
  const quiet = (last: number) => kindsOf({ orders: ordersEvery(30, { times: 8, last }) });
  expect(quiet(45)).toContain('late');
  expect(quiet(45)).not.toContain('silent');
  expect(quiet(100)).toContain('silent');
  expect(quiet(100)).not.toContain('late');
  const silent = find('silent', { orders: ordersEvery(30, { times: 8, last: 100 }) });
  const beganAfter = 100 - (TODAY - (silent?.startedOn ?? 0));
  expect(quiet(beganAfter - 1)).not.toContain('silent');
  expect(quiet(beganAfter)).toContain('silent');
  expect(silent?.evidence.timesPerYear).toBeLessThan(DEFAULT_CARE_MODEL.signals.silentPerYear);
});

test('who orders at random may be quiet for longer than who orders like a clock', () => {
  const uneven = [110, 105, 100, 60, 58, 20, 15, 0].flatMap((day) => anOrder(day + 65));
  const even = ordersEvery(16, { times: 8, last: 65 });
  expect(find('silent', { orders: even })).toBeDefined();
  expect(find('silent', { orders: uneven })).toBeUndefined();
});

test('how rare a silence must be is set in the care model', () => {
  const orders = ordersEvery(30, { times: 8, last: 80 });
  expect(find('silent', { orders })).toBeDefined();
  const patient = { ...DEFAULT_CARE_MODEL.signals, silentPerYear: 0.001 };
  expect(find('silent', { orders, careModel: { signals: patient } })).toBeUndefined();
});

test('a daily customer is not silent within three weeks, nor one who has ordered once', () => {
  expect(find('silent', { orders: ordersEvery(4, { times: 40, last: 20 }) })).toBeUndefined();
  expect(find('silent', { orders: ordersEvery(4, { times: 40, last: 22 }) })).toBeDefined();
  expect(find('silent', { orders: anOrder(700) })).toBeUndefined();
});

test('who buys for Christmas only is neither silent nor late in March', () => {
  const christmases = [0, 364, 728].flatMap((year) => [
    ...anOrder(190 + year),
    ...anOrder(205 + year),
    ...anOrder(220 + year),
  ]);
  const [lastChristmas, earlier] = [christmases.slice(0, 3), christmases];
  expect(kindsOf({ orders: earlier, today: TODAY - 100 })).not.toContain('silent');
  expect(kindsOf({ orders: earlier, today: TODAY - 100 })).not.toContain('late');
  expect(kindsOf({ orders: earlier })).not.toContain('silent');
  expect(kindsOf({ orders: lastChristmas })).toContain('silent');
});

test('with a forecast, weeks in which hardly anybody orders make nobody late or silent', () => {
  const orders = ordersEvery(30, { times: 8, last: 75 });
  expect(kindsOf({ orders })).toContain('silent');
  const quietSeason = kindsOf({ orders }, forecastAfter(28));
  expect(quietSeason).not.toContain('silent');
  expect(quietSeason).not.toContain('late');
  expect(kindsOf({ orders }, forecastAfter(80))).toContain('silent');
});

test('how sure a silence is comes from the forecast; without one, from the plain interval', () => {
  const orders = ordersEvery(30, { times: 8, last: 100 });
  const silent = find('silent', { orders }, forecastAfter(100, 0.13));
  expect(silent).toMatchObject({ strength: 0.87, evidence: { probability: 0.13 } });
  const plain = find('silent', { orders });
  expect(plain?.evidence.probability).not.toBe(0.13);
  expect(plain?.strength).toBeGreaterThan(0);
});
