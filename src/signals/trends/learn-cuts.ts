import type { Day } from '../../shared/calendar-day.ts';
import { type Changes, findChanges, stretchesOf } from './find-changes.ts';
import { learnReach } from './learn-reach.ts';
import type { OrderSeries } from './order-series.ts';
import { randomFrom } from './random-from.ts';
import { stationarySeries } from './stationary-series.ts';
import type { TrendBase } from './trend-base.ts';
import type { BuyerType, Direction, TrendContents } from './trend-contents.ts';
import { type Surprises, trendCut } from './trend-cut.ts';
import type { TrendSettings } from './trend-settings.ts';
import { weighStretch } from './weigh-stretch.ts';

/** Shuffled histories looked at: enough to see how often chance alone brings one finding in a thousand. */
const HISTORIES_BY_CHANCE = 12_000;
const MOST_SHUFFLES = 30;
/** Any seed does; the same one makes the same cuts of the same base. */
const SEED = 20_260_101;

/** The base's own customers against the same ones shuffled → how far chance reaches, and from where on a change is a finding. */
export function learnCuts(
  all: readonly OrderSeries[],
  today: Day,
  base: TrendBase,
  settings: TrendSettings,
): Pick<TrendContents, 'reach' | 'cuts'> {
  const {
    trendMonths: months,
    trendFalseShare,
    shrinkingChange: shrinking,
    growingChange: growing,
  } = settings;
  const random = randomFrom(SEED);
  const judged = all.filter((series) => stretchesOf(series, today, base, months).length > 0);
  const shuffled: OrderSeries[] = [];
  const rounds = Math.min(MOST_SHUFFLES, Math.ceil(HISTORIES_BY_CHANCE / Math.max(1, judged.length)));
  for (let round = 0; round < rounds; round++)
    for (const series of judged) shuffled.push(stationarySeries(series, base, random));
  const reach = learnReach(
    shuffled
      .slice(0, Math.max(judged.length, HISTORIES_BY_CHANCE / 4))
      .flatMap((series) => stretchesOf(series, today, base, months).map(weighStretch)),
  );
  const find = (series: OrderSeries) =>
    findChanges(series, today, { ...base, reach }, { months, least: { shrinking, growing } });
  const found = judged.map(find);
  const byChance = shuffled.map(find);
  const cut = (direction: Direction, buyer: BuyerType) =>
    trendCut(surprises(found, direction, buyer), surprises(byChance, direction, buyer), trendFalseShare);
  const cutsOf = (direction: Direction) => ({
    frequent: cut(direction, 'frequent'),
    rare: cut(direction, 'rare'),
  });
  return { reach, cuts: { shrinking: cutsOf('shrinking'), growing: cutsOf('growing') } };
}

function surprises(
  customers: readonly (Changes | null)[],
  direction: Direction,
  buyer: BuyerType,
): Surprises {
  const ofType = customers.filter((changes) => changes !== null).filter((changes) => changes.buyer === buyer);
  return {
    any: ofType.map(({ any }) => any[direction]),
    enough: ofType.map(({ enough }) => enough[direction]?.surprise ?? 0),
  };
}
