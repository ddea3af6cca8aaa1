import type { BaseMember } from '../../rhythm/collect-base.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { type BaseSnapshot, snapshotOf } from './base-snapshot.ts';
import { type BuyerLog, buyerLogOf } from './buyer-log.ts';
import { fitChoices } from './fit-choices.ts';
import { leadingProducts } from './leading-products.ts';
import { lookBack } from './look-back.ts';
import { DAYS_OF_YEAR } from './product-courses.ts';
import type { ProductRow, SuggestionContents } from './suggestion-contents.ts';
import { appealOf, type SuggestionWeights, tieWeightsOf, WEIGHTS_BEFOREHAND } from './suggestion-weights.ts';
import { createUsualQuantities } from './usual-quantities.ts';

/** Takes in customers one by one and keeps of each the days on which it bought what. */
export interface SuggestionCollector {
  add(member: BaseMember): void;
  finish(): SuggestionContents;
}

/**
 * Learns from what lies before `today` who buys what with what, what sells when, and, by looking back at past days, which of
 * that foretold what customers took up next.
 */
export function createSuggestionCollector({
  today,
  looksBack = true,
}: {
  today: Day;
  /** False leaves out the looking back, which takes half of all learning; products are then weighed as a new base's are. */
  looksBack?: boolean | undefined;
}): SuggestionCollector {
  const logs: BuyerLog[] = [];
  const quantities = createUsualQuantities(today);
  return {
    add(member) {
      quantities.add(member.history);
      logs.push(buyerLogOf(member, today));
    },
    finish() {
      const openDays = openDaysOf(logs);
      const weights = looksBack
        ? fitChoices(lookBack(logs, openDays, today), WEIGHTS_BEFOREHAND)
        : WEIGHTS_BEFOREHAND;
      const snapshot = snapshotOf(logs, openDays, today);
      return {
        industries: snapshot.industries,
        neighbours: snapshot.neighbours,
        tastes: snapshot.tastes,
        products: productRows(snapshot, weights, quantities.of),
        leaders: leadingProducts(snapshot.courses),
        ties: tieWeightsOf(weights),
      };
    },
  };
}

/** Days on which anybody ordered, ascending. */
function openDaysOf(logs: readonly BuyerLog[]): Day[] {
  const days = new Set<Day>();
  for (const log of logs) for (const day of log.days) days.add(day);
  return [...days].sort((a, b) => a - b);
}

function productRows(
  { on, courses, seasons, traits }: BaseSnapshot,
  weights: SuggestionWeights,
  usualQuantity: (productId: number) => number,
): ProductRow[] {
  const rows: ProductRow[] = [];
  for (const { productId, lastDay, buyers } of courses.values()) {
    if (lastDay < on - DAYS_OF_YEAR) continue;
    const appeal = appealOf(traits.get(productId) ?? new Float64Array(), weights);
    rows.push([
      productId,
      usualQuantity(productId),
      rounded(seasons.get(productId) ?? 1, 100),
      rounded(appeal, 1000),
      buyers.at(-1) ?? 0,
    ]);
  }
  return rows.sort((a, b) => a[0] - b[0]);
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
