import type { Day } from '../../../../src/shared/calendar-day.ts';

const PRODUCTS = 5_000;
const ITEMS = 15;
/** Every how many orders each item of a customer is bought again: about four lines an order. */
const ITEM_EVERY = [2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6, 6, 6] as const;
/** Days between two orders: from the most eager customer to the slowest. */
const GAP = { least: 45, most: 150 };
/** How much a gap wavers to either side, of a steady customer and of an unsteady one. */
const WAVER = { steady: 0.12, unsteady: 0.5 };
const UNSTEADY_SHARE = 0.2;
/** Customers that stop some time within the history. */
const LEAVING_SHARE = 0.08;
const SATURDAY = 5;

interface TradeLine {
  customer: number;
  order: number;
  product: number;
  quantity: number;
  priceCents: number;
}

/**
 * Customers that order by rhythms of their own, day after day, the same on every run. It keeps eight bytes a customer and no
 * line: millions are made in the memory of a few.
 */
export interface TradeSource {
  /** Hands over the lines of one day; days must be asked for one after the other. */
  linesOf(day: Day, onLine: (line: TradeLine) => void): void;
}

export function openTradeSource(customers: number, firstDay: Day, days: number): TradeSource {
  const nextDay = new Int32Array(customers);
  const orders = new Int32Array(customers);
  for (let customer = 0; customer < customers; customer++)
    nextDay[customer] = workingDay(firstDay + Math.floor(gapOf(customer) * chance(customer, 1)));
  let order = 0;
  return {
    linesOf(day, onLine) {
      for (let customer = 0; customer < customers; customer++) {
        if (nextDay[customer] !== day) continue;
        const nth = (orders[customer] as number) + 1;
        orders[customer] = nth;
        nextDay[customer] = leavesOn(customer, firstDay, days) <= day ? -1 : nextOf(customer, nth, day);
        order += 1;
        orderLines(customer, nth, order, onLine);
      }
    },
  };
}

function orderLines(customer: number, nth: number, order: number, onLine: (line: TradeLine) => void): void {
  for (let item = 0; item < ITEMS; item++) {
    const every = ITEM_EVERY[item] as number;
    if ((nth + item) % every !== 0) continue;
    // Squared, so that some products are bought by many.
    const product = Math.floor(PRODUCTS * chance(customer, 100 + item) ** 2);
    onLine({
      ...{ customer, order, product },
      quantity: 6 * (1 + Math.floor(4 * chance(customer, 200 + item))),
      priceCents: 150 + ((product * 37) % 4_000),
    });
  }
}

function nextOf(customer: number, nth: number, day: Day): Day {
  const waver = chance(customer, 2) < UNSTEADY_SHARE ? WAVER.unsteady : WAVER.steady;
  const gap = gapOf(customer) * (1 + waver * (2 * chance(customer, 1_000 + nth) - 1));
  return workingDay(day + Math.max(1, Math.round(gap)));
}

function leavesOn(customer: number, firstDay: Day, days: number): Day {
  return chance(customer, 3) < LEAVING_SHARE
    ? firstDay + days * chance(customer, 4)
    : Number.POSITIVE_INFINITY;
}

function gapOf(customer: number): number {
  return GAP.least + (GAP.most - GAP.least) * chance(customer, 0);
}

/** Offices order on working days: what falls on a weekend comes on Monday. 1970-01-05 was a Monday. */
function workingDay(day: number): Day {
  const weekday = (day - 4) % 7;
  return weekday >= SATURDAY ? day + 7 - weekday : day;
}

/** From 0 to 1, by two numbers, the same everywhere: two rounds of an integer mix. */
function chance(customer: number, salt: number): number {
  let mixed = Math.imul(customer + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}
