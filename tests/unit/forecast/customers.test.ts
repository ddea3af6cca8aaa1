import { describe, expect, test } from 'vitest';
import type { CustomerBook } from '../../../src/forecast/customer-book.ts';
import { learnCustomers, tryCustomers } from '../../../src/forecast/customers/fit-customers.ts';
import { forecastOrders } from '../../../src/forecast/customers/forecast-orders.ts';
import { type OpenCustomers, openCustomers } from '../../../src/forecast/customers/open-customers.ts';
import { measureProbabilities } from '../../../src/forecast/measure-probabilities.ts';
import type { Day } from '../../../src/shared/calendar-day.ts';
import { loadBooks } from '../../bench/support/forecast/load-books.ts';
import { simulatedTrade } from '../../support/simulated-trade.ts';
import { day, historyOf, type ToldLine } from '../../support/story.ts';

const HORIZON = 90;
const FIRST = day('2008-06-02');
const ON = day('2010-06-01');

/** A quarter of the year brings three times the orders of the others. */
const autumnRush = (on: Day) => ((on - FIRST) % 364 >= 110 && (on - FIRST) % 364 < 201 ? 2 : 0.67);

const calm = simulatedTrade({ customers: 700, firstDay: FIRST, lastDay: ON + HORIZON });
const rushing = simulatedTrade({
  customers: 700,
  firstDay: FIRST,
  lastDay: ON + 2 * HORIZON,
  season: autumnRush,
});

function fittedOn(books: readonly CustomerBook[], on: Day): OpenCustomers {
  return openCustomers(learnCustomers(books, { on, horizonDays: HORIZON, closures: [] }));
}

const calmly = fittedOn(calm, ON);

/** A customer of one product on these days before `ON`. */
function orderedAgo(...ago: number[]): CustomerBook {
  const lines: ToldLine[] = ago.map((days) => ({
    productId: 1,
    day: ON - days,
    orderId: ON - days,
    quantity: 1,
    amountCents: 1000,
  }));
  return { customerId: 9999, industry: null, history: historyOf(lines) };
}

function ordersFrom(book: CustomerBook, on: Day, days: number): boolean {
  return book.history.items.some(({ purchases }) =>
    purchases.some((purchase) => purchase.day >= on && purchase.day < on + days),
  );
}

/** How the chances of all customers on a day stand to what happened. */
function judged(open: OpenCustomers, books: readonly CustomerBook[], on: Day, horizonDays = HORIZON) {
  const chances: number[] = [];
  const happened: number[] = [];
  for (const book of books) {
    const forecast = forecastOrders(open, book, on, horizonDays);
    if (!forecast || forecast.because.times < 3) continue;
    chances.push(forecast.probability);
    happened.push(ordersFrom(book, on, horizonDays) ? 1 : 0);
  }
  return measureProbabilities(chances, happened);
}

describe('whether a customer orders', () => {
  test('the same history makes the same model, to the last digit, and it is plain JSON', () => {
    const again = learnCustomers(calm, { on: ON, horizonDays: HORIZON, closures: [] });
    expect(again).toEqual(calmly.model);
    expect(JSON.parse(JSON.stringify(again))).toEqual(again);
  });

  test('nothing on or after the day of the fit is used', () => {
    const before = calm.map((book) => ({
      ...book,
      history: {
        items: book.history.items
          .map((item) => ({ ...item, purchases: item.purchases.filter((one) => one.day < ON) }))
          .filter((item) => item.purchases.length > 0),
      },
    }));
    expect(fittedOn(before, ON).model).toEqual(calmly.model);
  });

  test('chances come true as often as they say', () => {
    const { calibrationError, auc } = judged(calmly, calm, ON);
    expect(calibrationError).toBeLessThan(0.06);
    expect(auc).toBeGreaterThan(0.8);
  });

  test('a frequent customer is likelier to order than a rare one as long after its last order', () => {
    const chance = (...ago: number[]) => forecastOrders(calmly, orderedAgo(...ago), ON)?.probability ?? 0;
    const frequent = chance(155, 140, 124, 111, 95, 82, 65, 52, 36, 20);
    const rare = chance(460, 370, 280, 190, 105, 20);
    expect(frequent).toBeGreaterThan(rare + 0.1);
  });

  test('the chance of somebody who stopped falls week by week', () => {
    const chances = Array.from({ length: 20 }, (_, week) => {
      const ago = [300, 268, 239, 205, 181, 150, 119, 92, 61, 30].map((days) => days + 7 * week);
      return forecastOrders(calmly, orderedAgo(...ago), ON)?.probability ?? 0;
    });
    for (const [week, chance] of chances.slice(1).entries()) expect(chance).toBeLessThan(chances[week] ?? 0);
    expect(chances.at(-1)).toBeLessThan(0.6 * (chances[0] ?? 0));
  });

  test('within a longer time an order is likelier, and other horizons are as well calibrated', () => {
    const book = orderedAgo(200, 160, 120, 70, 30);
    const chances = [15, 30, 60, 90].map((days) => forecastOrders(calmly, book, ON, days)?.probability ?? 0);
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    expect(judged(calmly, calm, ON, 30).calibrationError).toBeLessThan(0.08);
  });

  test('before and after the rush chances are right, though the months before say otherwise', () => {
    const rushStart = FIRST + 364 + 110;
    for (const on of [rushStart, rushStart + 91]) {
      const open = fittedOn(rushing, on);
      expect(open.model.season).toBe('last-year');
      expect(judged(open, rushing, on).calibrationError).toBeLessThan(0.08);
    }
  });

  test('with less than a year of history the season is said to be unknown, and there is a forecast all the same', () => {
    const on = FIRST + 200;
    const open = fittedOn(calm, on);
    expect(open.model.season).toBe('unknown');
    expect(judged(open, calm, on).calibrationError).toBeLessThan(0.1);
  });

  test('weeks in which the supplier is known to be closed bring no orders', () => {
    const book = orderedAgo(200, 160, 120, 70, 30);
    const { model } = calmly;
    const closed = openCustomers({ ...model, closures: [{ from: ON, to: ON + 60 }] });
    const open = forecastOrders(calmly, book, ON)?.probability ?? 0;
    expect(forecastOrders(closed, book, ON)?.probability).toBeLessThan(open - 0.1);
  });

  test('the numbers behind a chance are those of the history', () => {
    const ago = [420, 330, 300, 270, 241, 210, 60];
    expect(forecastOrders(calmly, orderedAgo(...ago), ON)?.because).toEqual({
      times: 7,
      usualGapDays: 30.5,
      daysSince: 60,
      sameWeeksLastYear: 2,
      source: 'own',
    });
    expect(forecastOrders(calmly, orderedAgo(5), ON)?.because).toMatchObject({
      usualGapDays: null,
      source: 'all',
    });
    expect(forecastOrders(calmly, orderedAgo(), ON)).toBeNull();
  });

  test('a customer with few orders is judged by its industry, where that is known', () => {
    const trade = calm.map((book) => ({ ...book, industry: book.customerId % 2 === 0 ? 'café' : 'school' }));
    const open = fittedOn(trade, ON);
    const one = { ...orderedAgo(40, 10), industry: 'café' };
    expect(forecastOrders(open, one, ON)?.because.source).toBe('industry');
    expect(forecastOrders(open, { ...one, industry: 'unheard of' }, ON)?.because.source).toBe('all');
  });

  test('the quality that is reported was measured on two horizons that their fits had not seen', () => {
    const quality = tryCustomers(calm, { on: ON, horizonDays: HORIZON, closures: [] });
    const cuts = [ON - HORIZON, ON - HORIZON - 30];
    expect(quality.cuts).toEqual(cuts);
    const counts = cuts.map((cut) => judged(calmly, calm, cut).count);
    expect(quality.forecast.count).toBe(counts.reduce((sum, count) => sum + count, 0));
    expect(quality.forecast.count).toBe(quality.plain.count);
    expect(quality.forecast.auc).toBeGreaterThan(0.75);
    expect(quality.reliability).toHaveLength(10);
  });

  test('a short history is measured on its newest horizon alone', () => {
    const { cuts } = tryCustomers(calm, { on: FIRST + 250, horizonDays: HORIZON, closures: [] });
    expect(cuts).toEqual([FIRST + 250 - HORIZON]);
  });

  test('on real orders it tells who comes again better than the plain interval, and rightly after Christmas', async () => {
    const sample = new URL('../../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;
    const { books } = await loadBooks(sample, 'online-retail');
    const on = day('2011-01-01');
    const input = { on, horizonDays: HORIZON, closures: [] };
    const [model, quality] = [learnCustomers(books, input), tryCustomers(books, input)];
    expect(quality.forecast.auc).toBeGreaterThan(quality.plain.auc);
    const { auc, calibrationError } = judged(openCustomers(model), books, on);
    expect(auc).toBeGreaterThan(0.7);
    // 150 customers in ten bins: an error of 0.1 is what chance alone makes of perfect forecasts.
    expect(calibrationError).toBeLessThan(0.15);
  });
});
