import type { ForecastSource } from '../forecast/customer-forecast.ts';
import type { ItemInRhythm } from '../rhythm/customer-rhythm.ts';
import { dayAfterOpenDays } from '../rhythm/day-after-open-days.ts';
import { chanceWithin, NEVER_AGAIN } from '../rhythm/interval-forecast.ts';
import { usualQuantity } from '../rhythm/usual-quantity.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { ItemDue } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** "The coming days" of an item bought twice a year are longer than those of a weekly one. */
const HORIZON_GAPS = 0.5;

/**
 * Items that are likely bought in the coming days and have not been, likeliest first. The forecast says how likely, asked only
 * of those that could be due by their own gaps; without one, the plain interval.
 */
export function findDueItems(input: SignalCase): ItemDue[] {
  const could = input.rhythm.items.filter((item) => couldBeDue(item, input));
  if (could.length === 0) return [];
  const chanceOf = chances(could, input);
  return could
    .flatMap((item) => dueOf(item, chanceOf(item), input) ?? [])
    .sort((a, b) => b.strength - a.strength || a.evidence.productId - b.evidence.productId);
}

function couldBeDue({ rhythm, daysSince }: ItemInRhythm, { thresholds }: SignalCase): boolean {
  const { usualGapDays, lastDay, orderDays } = rhythm;
  if (usualGapDays === null || lastDay === null || orderDays < thresholds.itemDuePurchases) return false;
  return (
    daysSince >= usualGapDays - thresholds.itemDueHorizonDays &&
    daysSince <= thresholds.itemDueUntilGaps * usualGapDays
  );
}

interface Chance {
  probability: number;
  horizonDays: number;
  chanceFrom: ForecastSource | 'interval';
}

function chances(
  could: readonly ItemInRhythm[],
  { forecast, thresholds }: SignalCase,
): (item: ItemInRhythm) => Chance {
  if (!forecast)
    return ({ rhythm, daysSince }) => {
      const horizonDays = Math.max(
        thresholds.itemDueHorizonDays,
        HORIZON_GAPS * (rhythm.usualGapDays as number),
      );
      return {
        probability: chanceWithin(rhythm, daysSince, horizonDays, NEVER_AGAIN.item) ?? 0,
        horizonDays,
        chanceFrom: 'interval',
      };
    };
  const asked = forecast.itemsAmong(new Set(could.map(({ item }) => item.productId)));
  const known = new Map(asked.map((one) => [one.productId, one]));
  const { itemHorizonDays: horizonDays } = forecast;
  return ({ item }) => {
    const one = known.get(item.productId);
    return { probability: one?.probability ?? 0, horizonDays, chanceFrom: one?.because.source ?? 'all' };
  };
}

function dueOf(
  one: ItemInRhythm,
  { probability, horizonDays, chanceFrom }: Chance,
  { thresholds, closures, product, forecast }: SignalCase,
): ItemDue | null {
  const { rhythm, daysSince } = one;
  const least = forecast ? thresholds.itemDueForecast : thresholds.itemDueProbability;
  if (probability < least) return null;
  const [usualGapDays, lastDay] = [rhythm.usualGapDays as number, rhythm.lastDay as Day];
  const early = usualGapDays - thresholds.itemDueHorizonDays;
  const productId = one.item.productId;
  return {
    kind: 'item-due',
    startedOn: dayAfterOpenDays(lastDay, Math.max(0, Math.ceil(early)), closures),
    strength: probability,
    evidence: {
      productId,
      dueOn: dayAfterOpenDays(lastDay, usualGapDays, closures),
      daysSince,
      usualGapDays,
      purchases: rhythm.orderDays,
      usualQuantity: usualQuantity(one.item, product(productId)?.packSize ?? 1),
      probability,
      horizonDays: Math.round(horizonDays),
      source: rhythm.source,
      chanceFrom,
    },
  };
}
