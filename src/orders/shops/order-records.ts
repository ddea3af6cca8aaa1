import { localMoment } from '../../customers/local-moment.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import { RefusedRecord } from '../records/refused-record.ts';
import { nameProducts } from './name-products.ts';
import type { KnownLine } from './shop-delivery-store.ts';
import type { ShopLine, ShopOrder, ShopReturn } from './shop-event.ts';
import { valueReturn } from './value-return.ts';

export interface OrderPlace {
  /** What the supplier's own numbers are told from the shop's by: the shop's name. */
  shop: string;
  /** The customer's id; empty where nobody can be told. */
  customer: string;
  timeZone: string;
  currency: string;
}

/** The supplier's number of a shop's order. */
export function orderId(shop: string, number: string): string {
  return `${shop}-${number}`;
}

export interface OrderChange {
  records: unknown[];
  /** Orders of which nothing is told any more: their lines go. */
  emptied: string[];
}

/** An order's lines, and those of what came back of it, as records for an import. `known`: as all of it stands by now. */
export function orderRecords(place: OrderPlace, order: ShopOrder, known: readonly KnownLine[]): OrderChange {
  const id = orderId(place.shop, order.number);
  const refusal = otherCurrency(place, order.currency);
  const own = known.filter((line) => line.order === id);
  const lines = nameProducts(order.lines, own);
  const date = dayOf(place, order.orderedAt);
  const emptied = returnsGone(place, order, known);
  if (lines.every(({ sku }) => sku === null) && own.length > 0) emptied.push(id);
  return {
    records: [
      ...linesOf(place, { id, date, lines, sign: 1, refusal }),
      ...order.returns.flatMap((back) => returnRecords(place, order, { back, ordered: lines, known })),
      ...emptyRecords(known.filter((line) => emptied.includes(line.order))),
    ],
    emptied,
  };
}

/** Returns that the order named once and names no more: an order paid back whole names one for all of them. */
function returnsGone(place: OrderPlace, order: ShopOrder, known: readonly KnownLine[]): string[] {
  if (!order.namesAllReturns) return [];
  const stay = new Set(order.returns.map((back) => returnId(place.shop, order.number, back)));
  stay.add(orderId(place.shop, order.number));
  return [...new Set(known.map((line) => line.order))].filter((id) => !stay.has(id));
}

/** Records that set lines to nothing, so that they can go. */
export function emptyRecords(known: readonly KnownLine[]): unknown[] {
  return known.map(({ order, customer, product, date }) => ({
    ...{ order, customer, product, date, quantity: 0, amount: '0' },
  }));
}

interface Returned {
  back: ShopReturn;
  /** The order's own lines. */
  ordered: readonly ShopLine[];
  known: readonly KnownLine[];
}

/**
 * What came back, as an order of its own that gives it back, on the day on which it was first told; one that tells money alone is
 * refused, unless somebody has said already what came back.
 */
export function returnRecords(
  place: OrderPlace,
  { number, currency }: { number: string; currency: string | null },
  { back, ordered, known }: Returned,
): unknown[] {
  const id = returnId(place.shop, number, back);
  const before = known.find((line) => line.order === id);
  const date = before?.date ?? dayOf(place, back.at);
  if (back.lines) {
    const refusal = currency === null ? null : otherCurrency(place, currency);
    const lines = back.isWorthItsShare ? valueReturn(back.lines, ordered) : back.lines;
    return linesOf(place, { id, date, lines, sign: -1, refusal });
  }
  if (before) return [];
  const record = { order: id, customer: place.customer, date, amount: back.amount };
  const problem = { ...OF_AMOUNT, value: back.amount, reason: 'return-without-lines' };
  return [new RefusedRecord(record, problem, { isApart: true })];
}

function returnId(shop: string, number: string, back: ShopReturn): string {
  return `${orderId(shop, number)}-return-${back.number}`;
}

const OF_AMOUNT = { column: 'amount', detail: null };
const NO_PRODUCT = { column: 'product', value: '', reason: 'missing', detail: null };

interface Lines {
  id: string;
  date: string;
  lines: readonly ShopLine[];
  sign: 1 | -1;
  refusal: string | null;
}

function linesOf(place: OrderPlace, { id, date, lines, sign, refusal }: Lines): unknown[] {
  return lines.map(({ sku, name, quantity, amount }) => {
    const record = {
      order: id,
      customer: place.customer,
      product: sku ?? '',
      productName: name,
      date,
      quantity: sign * Math.abs(quantity),
      amount: sign === 1 ? amount : amount.replace(/^-?/, '-'),
    };
    if (refusal !== null) {
      const problem = { ...OF_AMOUNT, reason: 'other-currency', detail: place.currency };
      return new RefusedRecord(record, { ...problem, value: `${amount} ${refusal}` });
    }
    return sku === null ? new RefusedRecord(record, NO_PRODUCT, { isApart: true }) : record;
  });
}

function otherCurrency({ currency }: OrderPlace, told: string): string | null {
  return told.toUpperCase() === currency ? null : told.slice(0, 10);
}

function dayOf({ timeZone }: OrderPlace, at: Date): string {
  return isoFromDay(localMoment(at, timeZone, timeZone).day);
}
