import { ORDER_FADINGS, ORDER_TABLES } from './base-pace.ts';
import type { CustomerSales } from './customer-sales.ts';
import { type Cut, YEAR_DAYS } from './cut.ts';
import { faded } from './fading.ts';

/** A customer's orders before a cut, counted in the ways the forecast asks for. */
export interface OrderTally {
  orders: number;
  /** Open days from one order to the next. */
  gaps: number[];
  /** By fading: orders, items bought again in them, all items in them. */
  fadedOrders: number[];
  fadedRepeats: number[];
  fadedItems: number[];
  month: number;
  twoMonths: number;
  quarter: number;
  sameWeeks: number;
  sameWeeksRepeats: number;
  weeksBefore: number;
  weeksBeforeRepeats: number;
  cents: number;
  mostRepeats: number;
  /** Orders after the first with nothing bought again. */
  withoutRepeat: number;
}

export function tallyOrders(sales: CustomerSales, cut: Cut, orders: number): OrderTally {
  const tally = emptyTally(orders);
  for (let order = 0; order < orders; order++) {
    const age = cut.time - (sales.orderTimes[order] as number);
    const repeats = sales.orderRepeats[order] as number;
    addFaded(tally, age, repeats, sales.orderSizes[order] as number);
    addWindows(tally, age, cut.day - (sales.orderDays[order] as number), repeats, cut.horizonDays);
    tally.cents += sales.orderCents[order] as number;
    tally.mostRepeats = Math.max(tally.mostRepeats, repeats);
    if (order === 0) continue;
    if (repeats === 0) tally.withoutRepeat += 1;
    tally.gaps.push((sales.orderTimes[order] as number) - (sales.orderTimes[order - 1] as number));
  }
  return tally;
}

function emptyTally(orders: number): OrderTally {
  const zeros = () => new Array<number>(ORDER_FADINGS.length).fill(0);
  return {
    orders,
    gaps: [],
    fadedOrders: zeros(),
    fadedRepeats: zeros(),
    fadedItems: zeros(),
    month: 0,
    twoMonths: 0,
    quarter: 0,
    sameWeeks: 0,
    sameWeeksRepeats: 0,
    weeksBefore: 0,
    weeksBeforeRepeats: 0,
    cents: 0,
    mostRepeats: 0,
    withoutRepeat: 0,
  };
}

function addFaded(tally: OrderTally, age: number, repeats: number, size: number): void {
  for (const [i, table] of ORDER_TABLES.entries()) {
    const weight = faded(table, age);
    tally.fadedOrders[i] = (tally.fadedOrders[i] as number) + weight;
    tally.fadedRepeats[i] = (tally.fadedRepeats[i] as number) + weight * repeats;
    tally.fadedItems[i] = (tally.fadedItems[i] as number) + weight * size;
  }
}

/** `daysAgo` by the calendar, since a season is one; `age` by the open clock. */
function addWindows(
  tally: OrderTally,
  age: number,
  daysAgo: number,
  repeats: number,
  horizonDays: number,
): void {
  if (age <= 30) tally.month += 1;
  if (age <= 60) tally.twoMonths += 1;
  if (age <= 90) tally.quarter += 1;
  if (daysAgo <= YEAR_DAYS && daysAgo > YEAR_DAYS - horizonDays) {
    tally.sameWeeks += 1;
    tally.sameWeeksRepeats += repeats;
  } else if (daysAgo > YEAR_DAYS && daysAgo <= YEAR_DAYS + 30) {
    tally.weeksBefore += 1;
    tally.weeksBeforeRepeats += repeats;
  }
}
