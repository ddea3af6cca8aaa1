import { z } from 'zod';
import { cents, country, day, id, name, quantity, type RowKind } from './row-kind.ts';

export interface OrderRow {
  order: string;
  /** The line's number in its order, where the file has one. */
  line: number | null;
  customer: string;
  customerName: string | null;
  product: string;
  productName: string | null;
  date: number;
  quantity: number;
  /** Per unit, in cents with fractions. */
  price: number | null;
  /** Of the whole line, in cents. */
  amount: number | null;
  country: string | null;
}

const lineNumber = z.int('not-whole').min(1, 'not-positive').max(1_000_000, 'too-large');

const schema = z.object({
  order: id,
  line: lineNumber.nullable(),
  customer: id,
  customerName: name.nullable(),
  product: id,
  productName: name.nullable(),
  date: day,
  quantity,
  price: quantity.nullable(),
  amount: cents.nullable(),
  country: country.nullable(),
});

export const ORDER_ROW: RowKind<OrderRow> = {
  fields: {
    order: 'text',
    line: 'number',
    customer: 'text',
    customerName: 'text',
    product: 'text',
    productName: 'text',
    date: 'day',
    quantity: 'number',
    price: 'number',
    amount: 'cents',
    country: 'text',
  },
  required: [['order'], ['customer'], ['product'], ['date'], ['quantity'], ['price', 'amount']],
  schema: schema.refine(hasWorth, { path: ['amount'], error: 'missing' }),
};

/** A file that numbers its lines numbers every one: a line without would be taken for another. */
export const NUMBERED_ORDER_ROW: RowKind<OrderRow> = {
  ...ORDER_ROW,
  schema: schema
    .extend({ line: z.int('missing').pipe(lineNumber) })
    .refine(hasWorth, { path: ['amount'], error: 'missing' }),
};

function hasWorth(row: { price: number | null; amount: number | null }): boolean {
  return row.price !== null || row.amount !== null;
}
