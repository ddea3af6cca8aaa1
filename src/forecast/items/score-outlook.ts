import { appetiteForests, appetiteOf } from './appetite.ts';
import type { ScoredItems } from './calibration.ts';
import type { CustomerSales } from './customer-sales.ts';
import { type ItemWeights, itemForests, itemScores } from './item-weights.ts';
import { isBoughtAfter } from './outcome.ts';
import { baseViewOf, type Outlook } from './outlook.ts';
import { rowsOfItems } from './visit-items.ts';

/** What weights say of every item at an outlook, beside what came of it, and beside what frequency says. */
export interface ScoredOutlook extends ScoredItems {
  frequency: Float64Array;
}

export function scoreOutlook(
  all: readonly CustomerSales[],
  outlook: Outlook,
  weights: ItemWeights,
): ScoredOutlook {
  const { cut } = outlook;
  const base = baseViewOf(outlook);
  const forests = itemForests(weights);
  const appetites = appetiteForests(weights.appetite);
  const seen: { bought: boolean; frequency: number }[] = [];
  const scores: Float64Array[] = [];
  for (const [customer, state] of outlook.states.entries()) {
    if (!state) continue;
    const sales = all[customer] as CustomerSales;
    const appetite = appetiteOf(appetites, state.features);
    const rows = rowsOfItems({ sales, cut, state, appetite }, base, ({ item, tally }) => {
      const share = tally.times / (state.tally.orders + 1);
      seen.push({
        bought: isBoughtAfter(sales, item, cut),
        frequency: frequencyChance(tally.times + share, cut),
      });
    });
    scores.push(itemScores(forests, rows, appetite));
  }
  return {
    scores: joined(scores, seen.length),
    bought: Float32Array.from(seen, ({ bought }) => Number(bought)),
    frequency: Float64Array.from(seen, ({ frequency }) => frequency),
  };
}

function joined(parts: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** As often within a horizon as until now, however long ago that was. */
function frequencyChance(times: number, { historyDays, horizonDays }: Outlook['cut']): number {
  return Math.min(1, (times * horizonDays) / (historyDays + horizonDays));
}
