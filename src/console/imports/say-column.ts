import type { ImportKind } from '../../orders/import-kind.ts';
import { ROW_KINDS } from '../../orders/row-kind-of.ts';
import type { Reader } from '../console-deps.ts';

/** Columns of tables that are not called as the fields they come from. */
const FIELDS: Readonly<Record<string, string>> = {
  customer_id: 'customer',
  order_external_id: 'order',
  product_external_id: 'product',
  ordered_on: 'date',
  price_cents: 'price',
  amount_cents: 'amount',
};

/** A table's column in the reader's words: `care_level` is the care level. What has none keeps its name. */
export function sayColumn(column: string, kind: ImportKind, { speaker }: Reader): string {
  const field = FIELDS[column] ?? column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return field in ROW_KINDS[kind].fields ? speaker.say(`uploads:field.${kind}.${field}`) : column;
}
