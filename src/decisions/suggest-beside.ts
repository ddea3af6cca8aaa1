import { wholePacks } from '../rhythm/whole-packs.ts';
import type { Day } from '../shared/calendar-day.ts';
import { lastBought } from './basket.ts';
import type { ProposedItem } from './decision.ts';
import type { Facts } from './facts.ts';
import type { SimilarProduct } from './suggestion-base.ts';
import { weighSuggestions } from './weigh-suggestions.ts';

/** What a customer bought last says most about what it needs next. */
const RECENT_ITEMS = 30;
/** After this many days a purchase counts half. */
const HALF_LIFE_DAYS = 90;

interface Candidate {
  score: number;
  /** The own product that speaks for it most. */
  beside: number;
  similar: SimilarProduct;
  strongest: number;
}

/** Products that buyers of this customer's own products buy as well; recent purchases speak louder. */
export function suggestBeside(facts: Facts, most: number): ProposedItem[] {
  const weigh = weighSuggestions(facts);
  const candidates = new Map<number, Candidate>();
  for (const { productId: own, lastDay } of recentItems(facts)) {
    const weight = 0.5 ** ((facts.today - lastDay) / HALF_LIFE_DAYS);
    for (const similar of facts.suggestions.besideProduct(own))
      addVote(candidates, own, similar, weight * similar.similarity);
  }
  return [...candidates.values()]
    .map((one) => ({ ...one, score: one.score * weigh(one.similar.productId) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.similar.productId - b.similar.productId)
    .slice(0, most)
    .map(({ similar: { productId, usualQuantity, buyers, similarity }, beside }) => ({
      productId,
      quantity: wholePacks(usualQuantity, facts.product(productId)?.packSize ?? 1),
      reason: { kind: 'beside', productId: beside, buyers, similarity },
    }));
}

function addVote(
  candidates: Map<number, Candidate>,
  own: number,
  similar: SimilarProduct,
  vote: number,
): void {
  const known = candidates.get(similar.productId);
  if (!known) candidates.set(similar.productId, { score: vote, beside: own, similar, strongest: vote });
  else {
    known.score += vote;
    if (vote > known.strongest) Object.assign(known, { beside: own, similar, strongest: vote });
  }
}

function recentItems({ history }: Facts): { productId: number; lastDay: Day }[] {
  const items: { productId: number; lastDay: Day }[] = [];
  for (const item of history.items) {
    const lastDay = lastBought(item);
    if (Number.isFinite(lastDay)) items.push({ productId: item.productId, lastDay });
  }
  return items.sort((a, b) => b.lastDay - a.lastDay || a.productId - b.productId).slice(0, RECENT_ITEMS);
}
