import type { CustomerBook } from '../customer-book.ts';
import type { ForecastQuality } from '../forecast-quality.ts';
import { calibrate, levelled } from './calibration.ts';
import type { ItemBase, ItemFitInput } from './item-base.ts';
import type { ItemForecastModel } from './item-forecast-model.ts';
import { type ItemPast, itemPastOf } from './item-past.ts';
import type { ItemWeights } from './item-weights.ts';
import { type HeldOut, measureItems } from './measure-items.ts';
import type { Outlook } from './outlook.ts';
import { scoreOutlook } from './score-outlook.ts';
import { storeItems } from './store-items.ts';

/** Latest outlooks that a trial fit does not see: on them it is measured and calibrated. */
const HELD_OUT = 2;

/** What was learnt from the whole past, before it is calibrated. */
export interface LearntItems {
  base: ItemBase;
  today: Outlook;
  weights: ItemWeights;
  /** Of every item as of today, in log-odds. */
  scores: Float64Array;
  /** Items to be bought in the horizon after today. */
  expected: number | null;
}

/** Learns what is bought again from what was. */
export function learnItems(books: readonly CustomerBook[], input: ItemFitInput): LearntItems {
  const past = itemPastOf(books, input);
  const weights = past.learn(past.outlooks, input.on);
  const today = past.lookOutOn(input.on);
  const { scores } = scoreOutlook(past.base.sales, today, weights);
  return { base: past.base, today, weights, scores, expected: past.expect(input.on) };
}

/** Learns from the older part of the past alone, and looks at the latest with it: what it had not seen. */
export function tryItems(books: readonly CustomerBook[], input: ItemFitInput): HeldOut[] {
  const past = itemPastOf(books, input);
  // As many held out as leave something to learn from.
  for (let count = HELD_OUT; count > 0; count--) {
    const unseen = past.outlooks.slice(0, count);
    const oldest = unseen.at(-1)?.cut.day ?? 0;
    const before = past.outlooks.slice(count).filter(({ cut }) => cut.day + cut.horizonDays <= oldest);
    if (before.length > 0) return scoreUnseen(past, unseen, past.learn(before, oldest));
  }
  return [];
}

/** Draws the line from scores to chances by what was tried, and measures it where the trial had not looked. */
export function joinItems(
  { base, today, weights, scores, expected }: LearntItems,
  tried: readonly HeldOut[],
): { model: ItemForecastModel; quality: ForecastQuality } {
  const calibration = levelled(calibrate(tried.map(({ outlook }) => outlook)), scores, expected);
  return {
    model: storeItems(base, today, { weights, calibration }),
    quality: measureItems(tried, today.cut.horizonDays),
  };
}

function scoreUnseen(past: ItemPast, unseen: readonly Outlook[], weights: ItemWeights): HeldOut[] {
  return unseen.map((outlook) => ({
    day: outlook.cut.day,
    outlook: scoreOutlook(past.base.sales, outlook, weights),
    expected: past.expect(outlook.cut.day),
  }));
}
