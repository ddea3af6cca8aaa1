import { isReturn } from '../rhythm/purchase-history.ts';
import { wholePacks } from '../rhythm/whole-packs.ts';
import type { ItemDue } from '../signals/signal.ts';
import type { ProposedItem } from './decision.ts';
import type { Facts } from './facts.ts';
import { isWishedAway } from './is-wished-away.ts';
import { type ReviewCase, signalsOf } from './review-case.ts';

/** Who let two reminders of an item pass is not reminded of it again before the next purchase. */
const REMINDERS_PER_PURCHASE = 2;

/**
 * All due items for one mail, likeliest first, in usual quantities and whole packs: none the reader asked to hear no
 * more of, none out of the range (its replacement instead, unless that is bought already), none twice.
 */
export function proposeItems(review: ReviewCase): ProposedItem[] {
  const { facts } = review;
  const proposed = new Map<number, ProposedItem>();
  for (const due of signalsOf(review, 'item-due')) {
    if (proposed.size >= facts.careModel.itemsPerMessage) break;
    const item = proposeItem(due, facts);
    if (item && !proposed.has(item.productId)) proposed.set(item.productId, item);
  }
  return [...proposed.values()];
}

function proposeItem({ evidence }: ItemDue, facts: Facts): ProposedItem | null {
  const { productId, usualGapDays, daysSince, purchases } = evidence;
  const offered = inRange(productId, facts);
  if (offered === null || isWishedAway(productId, facts) || isWishedAway(offered, facts)) return null;
  const lastDay = lastPurchaseDay(productId, facts);
  const isReplaced = offered !== productId;
  if (isReplaced && lastPurchaseDay(offered, facts) > lastDay) return null;
  if (remindersSince(lastDay, offered, facts) >= REMINDERS_PER_PURCHASE) return null;
  return {
    productId: offered,
    quantity: wholePacks(evidence.usualQuantity, facts.product(offered)?.packSize ?? 1),
    reason: {
      kind: 'due',
      usualGapDays,
      daysSince,
      purchases,
      replacesProductId: isReplaced ? productId : null,
    },
  };
}

/** The product itself while it is sold, else what replaces it while that is sold, else null. */
function inRange(productId: number, facts: Facts): number | null {
  const product = facts.product(productId);
  if (!product) return null;
  if (!product.left) return productId;
  const replacement = product.replacementId === null ? undefined : facts.product(product.replacementId);
  return replacement && !replacement.left ? product.replacementId : null;
}

function lastPurchaseDay(productId: number, { history }: Facts): number {
  const item = history.items.find((one) => one.productId === productId);
  return item?.purchases.findLast((purchase) => !isReturn(purchase))?.day ?? Number.NEGATIVE_INFINITY;
}

function remindersSince(day: number, productId: number, { messages }: Facts): number {
  let count = 0;
  for (const message of messages) {
    if (message.kind !== 'reorder-reminder' || !message.counts || message.day <= day) continue;
    if (message.productIds.includes(productId)) count++;
  }
  return count;
}
