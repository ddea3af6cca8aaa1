import { measureProbabilities } from '../../../../src/forecast/measure-probabilities.ts';
import type { ItemCut } from './item-cut.ts';
import { ITEM_RULES, type ItemRule, scoreItems } from './item-rules.ts';
import { type Judged, RYTMI } from './judged.ts';
import { rateScores } from './rate-scores.ts';
import { recallAtFive } from './recall-at-five.ts';

/** The rules at a cut. They rank by their scores; for Brier and calibration the cut before lends them its rates. */
export function judgeItemRules(cut: ItemCut, before: ItemCut): Judged[] {
  return (Object.keys(ITEM_RULES) as ItemRule[]).map((rule) => {
    const scores = scoreItems(cut, rule);
    const past = { scores: scoreItems(before, rule), happened: before.happened };
    const { brier, calibrationError, reliability } = measureProbabilities(
      rateScores(past, scores),
      cut.happened,
    );
    const { auc, averagePrecision } = measureProbabilities(scores, cut.happened);
    const ranking = { auc, averagePrecision, recallAtFive: recallAtFive(cut, scores) };
    return { method: rule, cut: cut.day, ...ranking, brier, calibrationError, reliability };
  });
}

/** Rytmi's probabilities, by customer and product. A pair without one is a fault of the forecast, and is loud. */
export function judgeItemForecasts(
  cut: ItemCut,
  forecasts: ReadonlyMap<number, ReadonlyMap<number, number>>,
): Judged {
  const probabilities = Float64Array.from(cut.pairs, ({ customerId, productId }) => {
    const probability = forecasts.get(customerId)?.get(productId);
    if (probability === undefined) throw new Error(`No forecast for ${customerId} and ${productId}`);
    return probability;
  });
  const { count, happened, ...measures } = measureProbabilities(probabilities, cut.happened);
  return { method: RYTMI, cut: cut.day, ...measures, recallAtFive: recallAtFive(cut, probabilities) };
}
