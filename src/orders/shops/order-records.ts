import { localMoment } from '../../customers/local-moment.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import { RefusedRecord } from '../records/refused-record.ts';
import type { ShopLine, ShopOrder, ShopReturn } from './shop-event.ts';

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

/** An order's lines, and those of what came back of it, as records for an import. */
export function orderRecords(place: OrderPlace, order: ShopOrder): unknown[] {
  const id = orderId(place.shop, order.number);
  const refusal = otherCurrency(place, order.currency);
  const lines = linesOf(place, { id, at: order.orderedAt, lines: order.lines, sign: 1, refusal });
  return [
    ...lines,
    ...order.returns.flatMap((back) => returnRecords(place, order.number, back, order.currency)),
  ];
}

/** What came back, as an order of its own that gives it back; one that tells money alone is refused. */
export function returnRecords(
  place: OrderPlace,
  number: string,
  back: ShopReturn,
  currency: string | null,
): unknown[] {
  const id = `${orderId(place.shop, number)}-return-${back.number}`;
  if (back.lines) {
    const refusal = currency === null ? null : otherCurrency(place, currency);
    return linesOf(place, { id, at: back.at, lines: back.lines, sign: -1, refusal });
  }
  const record = { order: id, customer: place.customer, date: dayOf(place, back.at), amount: back.amount };
  return [new RefusedRecord(record, { ...OF_AMOUNT, value: back.amount, reason: 'return-without-lines' })];
}

const OF_AMOUNT = { column: 'amount', detail: null };

interface Lines {
  id: string;
  at: Date;
  lines: readonly ShopLine[];
  sign: 1 | -1;
  refusal: string | null;
}

function linesOf(place: OrderPlace, { id, at, lines, sign, refusal }: Lines): unknown[] {
  return lines.map(({ sku, name, quantity, amount }) => {
    const record = {
      order: id,
      customer: place.customer,
      product: sku ?? '',
      productName: name,
      date: dayOf(place, at),
      quantity: sign * Math.abs(quantity),
      amount: sign === 1 ? amount : amount.replace(/^-?/, '-'),
    };
    if (refusal === null) return record;
    const value = `${amount} ${refusal}`;
    return new RefusedRecord(record, {
      ...OF_AMOUNT,
      value,
      reason: 'other-currency',
      detail: place.currency,
    });
  });
}

function otherCurrency({ currency }: OrderPlace, told: string): string | null {
  return told.toUpperCase() === currency ? null : told.slice(0, 10);
}

function dayOf({ timeZone }: OrderPlace, at: Date): string {
  return isoFromDay(localMoment(at, timeZone, timeZone).day);
}
