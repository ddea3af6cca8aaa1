import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import type { ForecastQuality } from '../forecast-quality.ts';
import { calibrate } from './calibration.ts';
import { fitItemWeights } from './fit-item-weights.ts';
import { type ItemBase, type ItemFitInput, itemBaseOf } from './item-base.ts';
import type { ItemForecastModel } from './item-forecast-model.ts';
import { measureItems } from './measure-items.ts';
import { lookOut, type Outlook } from './outlook.ts';
import { scoreOutlook } from './score-outlook.ts';
import { storeItems } from './store-items.ts';

/** Days from one outlook to the next before it. */
const STEP_DAYS = 30;
/** Days of history without which there is nothing to see from an outlook. */
const LEAST_HISTORY_DAYS = 60;
/** Latest outlooks that a trial fit does not see: on them it is measured and calibrated. */
const HELD_OUT = 2;

/** Learns what is bought again from what was, and measures it where it had not looked. */
export function fitItems(
  books: readonly CustomerBook[],
  input: ItemFitInput,
): { model: ItemForecastModel; quality: ForecastQuality } {
  const base = itemBaseOf(books, input);
  const places = base.catalogue.productIds.length + 1;
  const outlooks = outlookDays(base, input).map((day) => lookOut(base.sales, base.cutOn(day), places));
  const scored = scoreHeldOut(base, outlooks, input.horizonDays);
  const weights = fitItemWeights(base.sales, outlooks, input.on);
  const today = lookOut(base.sales, base.cutOn(input.on), places);
  return {
    model: storeItems(base, today, { weights, calibration: calibrate(scored.map((one) => one.outlook)) }),
    quality: measureItems(scored, input.horizonDays),
  };
}

/** Newest first; what came after each of them is known. */
function outlookDays({ firstDay }: ItemBase, { on, horizonDays }: ItemFitInput): Day[] {
  const days: Day[] = [];
  for (let day = on - horizonDays; day - firstDay >= LEAST_HISTORY_DAYS; day -= STEP_DAYS) days.push(day);
  return days;
}

/** As many held out as leave something to learn from. */
function scoreHeldOut(base: ItemBase, outlooks: readonly Outlook[], horizonDays: number) {
  for (let count = HELD_OUT; count > 0; count--) {
    const heldOut = outlooks.slice(0, count);
    const day = heldOut.at(-1)?.cut.day ?? 0;
    const before = outlooks.slice(count).filter(({ cut }) => cut.day + horizonDays <= day);
    if (before.length === 0) continue;
    const trial = fitItemWeights(base.sales, before, day);
    return heldOut.map((outlook) => ({
      day: outlook.cut.day,
      outlook: scoreOutlook(base.sales, outlook, trial),
    }));
  }
  return [];
}
