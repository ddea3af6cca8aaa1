import type { Database } from '../platform/database.ts';
import type { LinkedMessage } from './link-target-store.ts';
import { insertReorder, markReordered } from './reorder-store.ts';

export interface ReorderWish {
  items: readonly { productId: number; quantity: number }[];
  note: string | null;
}

/**
 * Keeps a customer's order from its page, once a message: a second press answers `already` and changes nothing. The
 * order desk's mail follows by itself, however often that takes.
 */
export function requestReorder(
  deps: { db: Database; now: () => Date },
  linked: LinkedMessage,
  wish: ReorderWish,
): Promise<'kept' | 'already'> {
  return deps.db.repeatable(async (tx) => {
    const { messageId, customerId } = linked;
    const isNew = await insertReorder(tx, { messageId, customerId, ...wish, requestedAt: deps.now() });
    if (!isNew) return 'already';
    await markReordered(tx, messageId, deps.now());
    return 'kept';
  });
}
