import type { LinkedItem } from '../messages/link-target-store.ts';
import type { ReorderWish } from '../messages/request-reorder.ts';
import { no, ok, type Result } from '../shared/result.ts';
import type { Speaker } from '../words/speaker.ts';
import { typeNumber } from '../words/type-number.ts';
import { readWords } from './read-words.ts';

export interface ReorderFault {
  /** In the words of `public:reorder`. */
  key: 'faultQuantity' | 'faultDoubtful' | 'faultNothing';
  values: Readonly<Record<string, string>>;
}

/** Of an item that is usually taken by fewer than a tenth of it. */
const MOST = 100_000;
/** `1,000` or `1.000`: a thousand in one country and one in the next; an order must not be guessed. */
const DOUBTFUL = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** A confirmed form as an order, or everything that is wrong with it. Only items of the mail itself are looked at. */
export function readReorder(
  body: unknown,
  items: readonly LinkedItem[],
  speaker: Speaker,
): Result<ReorderWish, ReorderFault[]> {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const faults: ReorderFault[] = [];
  const wished: { productId: number; quantity: number }[] = [];
  for (const item of items) {
    const typed = typedQuantity(fields, item.productId) ?? '0';
    const quantity = readQuantity(typed, item, speaker);
    if (typeof quantity !== 'number') faults.push(quantity);
    else if (quantity > 0) wished.push({ productId: item.productId, quantity });
  }
  if (faults.length > 0) return no(faults);
  if (wished.length === 0) return no([{ key: 'faultNothing', values: {} }]);
  return ok({ items: wished, note: readWords(fields.note) });
}

export function typedQuantity(body: unknown, productId: number): string | undefined {
  const value = (body as Record<string, unknown> | null | undefined)?.[`quantity-${productId}`];
  return typeof value === 'string' ? value.trim() : undefined;
}

/** `24`, `1,5` or `1 000`; an empty field is 0, and what the page itself filled in is taken as it is. */
function readQuantity(typed: string, item: LinkedItem, speaker: Speaker): number | ReorderFault {
  if (typed === typeNumber(String(item.quantity), speaker.language)) return item.quantity;
  const bare = typed.replace(/[\s\u00a0]/g, '');
  const plain = bare.replace(',', '.');
  if (plain === '') return 0;
  const values = { value: typed, product: item.productName };
  if (DOUBTFUL.test(bare)) {
    const [decimal, thousands] = [String(Number(plain)), plain.replace('.', '')];
    return {
      key: 'faultDoubtful',
      values: { ...values, thousands, decimal: typeNumber(decimal, speaker.language) },
    };
  }
  const most = Math.max(MOST, 10 * item.quantity);
  const quantity = /^\d{1,12}(\.\d{1,3})?$/.test(plain) ? Number(plain) : Number.NaN;
  if (quantity <= most) return quantity;
  return { key: 'faultQuantity', values: { ...values, most: speaker.number(most) } };
}
