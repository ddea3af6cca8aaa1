import { closuresBefore } from '../../rhythm/closures-before.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import { tradePaceOf } from '../customers/trade-pace-of.ts';
import { fitItemWeights } from './fit-item-weights.ts';
import { type ItemBase, type ItemFitInput, itemBaseOf } from './item-base.ts';
import type { ItemWeights } from './item-weights.ts';
import { expectedItems, sumOutlook } from './level.ts';
import { lookOut, type Outlook } from './outlook.ts';

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

/** The base as it was on many past days, each with what came after it. */
export interface ItemPast {
  base: ItemBase;
  /** Newest first; what came after each of them is known. */
  outlooks: readonly Outlook[];
  lookOutOn(day: Day): Outlook;
  /** Weights from outlooks whose horizon had ended on a day, and from those nearer to it. */
  learn(closed: readonly Outlook[], on: Day): ItemWeights;
  /** Items to be bought in the horizon after a day, by what was known on it. */
  expect(day: Day): number | null;
}

export function itemPastOf(books: readonly CustomerBook[], input: ItemFitInput): ItemPast {
  const base = itemBaseOf(books, input);
  const places = base.catalogue.productIds.length + 1;
  const lookOutOn = (day: Day, horizonDays = input.horizonDays) =>
    lookOut(base.sales, base.cutOn(day, horizonDays), places);
  const outlooks = outlookDays(base, input).map((day) => lookOutOn(day));
  return {
    base,
    outlooks,
    lookOutOn: (day) => lookOutOn(day),
    learn(closed, on) {
      const open = passedDays(base, on, input.horizonDays).map((days) => lookOutOn(on - days, days));
      return fitItemWeights(base.sales, [...open, ...closed], on);
    },
    expect: expectationOf(base, outlooks, input),
  };
}

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

function expectationOf(
  base: ItemBase,
  outlooks: readonly Outlook[],
  input: ItemFitInput,
): ItemPast['expect'] {
  const sums = outlooks.map((outlook) => sumOutlook(base.sales, outlook));
  const { horizonDays, on } = input;
  // A day of the past did not know what would be closed after it.
  const knownOn = (day: Day) => (day < on ? closuresBefore(input.closures, day) : input.closures);
  const days = base.sales.map(({ orderDays }) => ({ days: Array.from(orderDays) }));
  return (day) => expectedItems(tradePaceOf(days, day), sums, { day, horizonDays, closures: knownOn(day) });
}
