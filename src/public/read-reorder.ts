import type { LinkedItem } from '../messages/link-target-store.ts';
import type { ReorderWish } from '../messages/request-reorder.ts';
import { no, ok, type Result } from '../shared/result.ts';

export interface ReorderFault {
  /** In the words of `public:reorder`. */
  key: 'faultQuantity' | 'faultNothing';
  values: Readonly<Record<string, string>>;
}

const MOST = 100_000;
const LONGEST_NOTE = 2000;

/** A confirmed form as an order, or everything that is wrong with it. Only items of the mail itself are looked at. */
export function readReorder(
  body: unknown,
  items: readonly LinkedItem[],
): Result<ReorderWish, ReorderFault[]> {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const faults: ReorderFault[] = [];
  const wished: { productId: number; quantity: number }[] = [];
  for (const { productId, productName } of items) {
    const typed = typedQuantity(fields, productId) ?? '0';
    const quantity = readQuantity(typed);
    if (quantity === null)
      faults.push({
        key: 'faultQuantity',
        values: { value: typed, product: productName, most: String(MOST) },
      });
    else if (quantity > 0) wished.push({ productId, quantity });
  }
  if (faults.length > 0) return no(faults);
  if (wished.length === 0) return no([{ key: 'faultNothing', values: {} }]);
  const note = typeof fields.note === 'string' ? fields.note.trim().slice(0, LONGEST_NOTE) : '';
  // Postgres text holds no NUL.
  return ok({ items: wished, note: note === '' ? null : note.replaceAll('\0', '') });
}

export function typedQuantity(body: unknown, productId: number): string | undefined {
  const value = (body as Record<string, unknown> | null | undefined)?.[`quantity-${productId}`];
  return typeof value === 'string' ? value.trim() : undefined;
}

/** `24`, `1,5` or `1 000`; an empty field is 0. Null for anything else. */
function readQuantity(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0]/g, '').replace(',', '.');
  if (plain === '') return 0;
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(plain)) return null;
  const quantity = Number(plain);
  return quantity <= MOST ? quantity : null;
}
