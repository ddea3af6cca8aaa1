import { type Day, dayFromIso, isoFromDay } from '../../shared/calendar-day.ts';

/** Columns of the Online Retail files, in their order. */
export const ORDER_COLUMNS = [
  'Invoice',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'Price',
  'CustomerID',
  'Country',
] as const;

/** One line of an Online Retail file, every value as it stands there. */
export type OrderLine = Record<(typeof ORDER_COLUMNS)[number], string>;

const ISO_LENGTH = 'YYYY-MM-DD'.length;

/** The day of `2011-06-30 20:08:00`. Throws where the file says something else, since nothing can be shifted then. */
export function orderedOn(line: OrderLine): Day {
  const day = dayFromIso(line.InvoiceDate.slice(0, ISO_LENGTH));
  if (day === null)
    throw new Error(`InvoiceDate “${line.InvoiceDate}” does not begin with a day like 2011-06-30`);
  return day;
}

/** The same line some days later; the hour and all else stay. */
export function shiftLine(line: OrderLine, days: number): OrderLine {
  return { ...line, InvoiceDate: isoFromDay(orderedOn(line) + days) + line.InvoiceDate.slice(ISO_LENGTH) };
}

/** Cancellations carry a C before their number. */
export function isCancellation(line: OrderLine): boolean {
  return line.Invoice.startsWith('C');
}

/** Goods begin with five digits; postage, discounts and adjustments have words instead. */
export function isGoods(line: OrderLine): boolean {
  return /^\d{5}/.test(line.StockCode);
}
