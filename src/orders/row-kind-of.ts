import type { ImportKind } from './import-kind.ts';
import type { FieldSource } from './match-columns.ts';
import { COMPLAINT_ROW } from './rows/complaint-row.ts';
import { CONTACT_ROW } from './rows/contact-row.ts';
import { CUSTOMER_ROW } from './rows/customer-row.ts';
import { NUMBERED_ORDER_ROW, ORDER_ROW } from './rows/order-row.ts';
import { PRODUCT_ROW } from './rows/product-row.ts';
import type { RowKind } from './rows/row-kind.ts';

export const ROW_KINDS: Readonly<Record<ImportKind, RowKind<object>>> = {
  customers: CUSTOMER_ROW,
  contacts: CONTACT_ROW,
  products: PRODUCT_ROW,
  orders: ORDER_ROW,
  complaints: COMPLAINT_ROW,
};

/** The rows of a file of a kind, given the fields it has. */
export function rowKindOf(kind: ImportKind, sources: readonly FieldSource[]): RowKind<object> {
  const numbered = kind === 'orders' && sources.some(({ field }) => field === 'line');
  return numbered ? NUMBERED_ORDER_ROW : ROW_KINDS[kind];
}
