import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import { tradePaceOf } from '../customers/trade-pace-of.ts';
import type { ForecastQuality } from '../forecast-quality.ts';
import { calibrate, levelled } from './calibration.ts';
import { fitItemWeights } from './fit-item-weights.ts';
import { type ItemBase, type ItemFitInput, itemBaseOf } from './item-base.ts';
import type { ItemForecastModel } from './item-forecast-model.ts';
import type { ItemWeights } from './item-weights.ts';
import { expectedItems, sumOutlook } from './level.ts';
import { type HeldOut, measureItems } from './measure-items.ts';
import { lookOut, type Outlook } from './outlook.ts';
import { scoreOutlook } from './score-outlook.ts';
import { storeItems } from './store-items.ts';

/** Days from one outlook to the next before it. */
const STEP_DAYS = 30;
/**
 * Parts of the horizon that had passed since the latest outlooks: what came so far tells what is wanted now, which a
 * horizon that has ended cannot know. Without them January is told by what was wanted in November.
 */
const PASSED = [1 / 6, 1 / 3, 1 / 2, 2 / 3];
/** What came within fewer days is chance. */
const LEAST_PASSED_DAYS = 3;
/** Days of history without which there is nothing to see from an outlook. */
const LEAST_HISTORY_DAYS = 30;
/** Latest outlooks that a trial fit does not see: on them it is measured and calibrated. */
const HELD_OUT = 2;

/** Items to be bought in the horizon after a day, by what was known on it. */
type Expect = (day: Day) => number | null;
/** Weights from outlooks whose horizon had ended on a day, and from those nearer to it. */
type Learn = (closed: readonly Outlook[], on: Day) => ItemWeights;

/** Learns what is bought again from what was, and measures it where it had not looked. */
export function fitItems(
  books: readonly CustomerBook[],
  input: ItemFitInput,
): { model: ItemForecastModel; quality: ForecastQuality } {
  const base = itemBaseOf(books, input);
  const places = base.catalogue.productIds.length + 1;
  const lookOutOn = (day: Day, horizonDays = input.horizonDays) =>
    lookOut(base.sales, base.cutOn(day, horizonDays), places);
  const learn = (closed: readonly Outlook[], on: Day) => {
    const open = passedDays(base, on, input.horizonDays).map((days) => lookOutOn(on - days, days));
    return fitItemWeights(base.sales, [...open, ...closed], on);
  };
  const outlooks = outlookDays(base, input).map((day) => lookOutOn(day));
  const expect = expectationOf(base, outlooks, input);
  const heldOut = scoreHeldOut(base, outlooks, learn, expect);
  const weights = learn(outlooks, input.on);
  const today = lookOutOn(input.on);
  const { scores } = scoreOutlook(base.sales, today, weights);
  const calibration = levelled(calibrate(heldOut.map(({ outlook }) => outlook)), scores, expect(input.on));
  return {
    model: storeItems(base, today, { weights, calibration }),
    quality: measureItems(heldOut, input.horizonDays),
  };
}

/** Newest first; what came after each of them is known. */
function outlookDays({ firstDay }: ItemBase, { on, horizonDays }: ItemFitInput): Day[] {
  const days: Day[] = [];
  for (let day = on - horizonDays; day - firstDay >= LEAST_HISTORY_DAYS; day -= STEP_DAYS) days.push(day);
  return days;
}

/** Days since the outlooks whose horizon has not ended. */
function passedDays({ firstDay }: ItemBase, on: Day, horizonDays: number): number[] {
  return PASSED.map((part) => Math.round(part * horizonDays)).filter(
    (days) => days >= LEAST_PASSED_DAYS && on - days - firstDay >= LEAST_HISTORY_DAYS,
  );
}

function expectationOf(base: ItemBase, outlooks: readonly Outlook[], input: ItemFitInput): Expect {
  const sums = outlooks.map((outlook) => sumOutlook(base.sales, outlook));
  const { horizonDays, closures } = input;
  const days = base.sales.map(({ orderDays }) => ({ days: Array.from(orderDays) }));
  return (day) => expectedItems(tradePaceOf(days, day), sums, { day, horizonDays, closures });
}

/** As many held out as leave something to learn from. */
function scoreHeldOut(base: ItemBase, outlooks: readonly Outlook[], learn: Learn, expect: Expect): HeldOut[] {
  for (let count = HELD_OUT; count > 0; count--) {
    const unseen = outlooks.slice(0, count);
    const oldest = unseen.at(-1)?.cut.day ?? 0;
    const before = outlooks.slice(count).filter(({ cut }) => cut.day + cut.horizonDays <= oldest);
    if (before.length === 0) continue;
    const trial = learn(before, oldest);
    return unseen.map((outlook) => ({
      day: outlook.cut.day,
      outlook: scoreOutlook(base.sales, outlook, trial),
      expected: expect(outlook.cut.day),
    }));
  }
  return [];
}
