import type { CustomerBook } from '../../../src/forecast/customer-book.ts';
import { orderDaysOf } from '../../../src/rhythm/order-days.ts';
import type { Day } from '../../../src/shared/calendar-day.ts';
import { DEFAULT_SIGNAL_THRESHOLDS } from '../../../src/signals/signal-thresholds.ts';
import { findChanges } from '../../../src/signals/trends/find-changes.ts';
import { isFinding } from '../../../src/signals/trends/is-finding.ts';
import { learnTrends } from '../../../src/signals/trends/learn-trends.ts';
import { type OrderSeries, orderSeries } from '../../../src/signals/trends/order-series.ts';
import { randomFrom } from '../../../src/signals/trends/random-from.ts';
import { stationarySeries } from '../../../src/signals/trends/stationary-series.ts';
import { type TrendBase, trendBaseFrom } from '../../../src/signals/trends/trend-base.ts';
import type { BuyerType, Direction } from '../../../src/signals/trends/trend-contents.ts';
import type { TrendSettings } from '../../../src/signals/trends/trend-settings.ts';
import { atEqualAlarms, type EqualAlarms, type Judged } from './equal-alarms.ts';
import { plainChange, plainTrend } from './plain-trend.ts';
import { type PlannedChange, plantChange } from './plant-change.ts';
import { toldTempoChange } from './tempo-ceiling.ts';

const PLANNED_CHANGES: readonly PlannedChange[] = [
  { what: 'tempo', by: -0.3 },
  { what: 'tempo', by: -0.5 },
  { what: 'tempo', by: 0.5 },
  { what: 'size', by: -0.3 },
  { what: 'size', by: -0.5 },
  { what: 'size', by: 0.5 },
];
/** Of the customers, as many are changed in the base whose list is judged. */
const CHANGED_SHARE = 0.2;
/** Orders before the change, of which one a month makes a frequent buyer. */
const LEAST_ORDERS = 6;
const FREQUENT_GAP_DAYS = 31;
/** A customer that had not ordered for longer than this many of its mean gaps was no longer there to change. */
const THERE_GAPS = 3;

/** Found among looked at, by Rytmi and by the plain rule. */
export interface Found {
  customers: number;
  rytmi: number;
  plain: number;
}

export interface PlantedTrends {
  /** Real orders, or the same customers' orders in another order: there nothing has changed but what was planted. */
  base: 'real' | 'shuffled';
  delayDays: number;
  /** Every customer changed in this way, by the cuts of a base in which a fifth have changed in any way. */
  detected: {
    change: PlannedChange;
    buyer: BuyerType;
    found: Found;
    equal: EqualAlarms;
    /** Of changes in tempo, the share (0–1) found at equal alarms by who was told the day and that it is the tempo. */
    told: number | null;
  }[];
  /** Customers left as they were that count as shrinking or growing in that base. */
  unchanged: { direction: Direction; buyer: BuyerType; found: Found }[];
  /** Of that base's list: how many are on it, and how many of them had been changed in that direction. */
  list: { found: Found; right: Found };
}

interface PlantedTrendsInput {
  on: Day;
  delayDays: number;
  base: PlantedTrends['base'];
  settings?: TrendSettings;
  changes?: readonly PlannedChange[];
  /** Of a small base, each customer's orders shuffled so many times: as many customers. */
  copies?: number;
}

interface Member {
  series: OrderSeries;
  buyer: BuyerType;
  isThere: boolean;
  planned: PlannedChange | null;
}

/** Plants changes on a day and looks for them so many days later. Deterministic. */
export function plantedTrends(books: readonly CustomerBook[], input: PlantedTrendsInput): PlantedTrends {
  const { on, delayDays, settings = DEFAULT_SIGNAL_THRESHOLDS } = input;
  const today = on + delayDays;
  const random = randomFrom(on * 1000 + delayDays);
  const members = membersOf(books, input, random);
  const changed = members.map(({ series, planned }) =>
    planned ? plantChange(series, on, planned, random) : series,
  );
  const learnt = trendBaseFrom(learnTrends(changed, today, settings));
  const judge = (series: OrderSeries) => judgeBoth(series, today, learnt, settings);
  const verdicts = changed.map(judge);
  const there = members.filter(({ isThere }) => isThere);
  const result: PlantedTrends = {
    base: input.base,
    delayDays,
    detected: [],
    unchanged: [],
    list: listOf(members, verdicts),
  };
  for (const buyer of ['frequent', 'rare'] as const) {
    const ofType = there.filter((member) => member.buyer === buyer);
    const left = verdicts.filter(
      (_, i) => members[i]?.planned === null && members[i]?.isThere && members[i]?.buyer === buyer,
    );
    const leftSeries = changed.filter((_, i) => left.includes(verdicts[i] as Verdict));
    for (const change of input.changes ?? PLANNED_CHANGES) {
      const direction = directionOf(change);
      const planted = ofType.map(({ series }) => plantChange(series, on, change, random));
      const seen = planted.map(judge);
      const wrongly = judgedOf(left, direction);
      const told = { on, today, base: learnt, direction };
      result.detected.push({
        ...{ change, buyer, found: count(seen, direction) },
        equal: atEqualAlarms(judgedOf(seen, direction), wrongly),
        told: change.what === 'size' ? null : toldShare([seen, planted], [left, leftSeries], told),
      });
    }
    for (const direction of ['shrinking', 'growing'] as const)
      result.unchanged.push({ direction, buyer, found: count(left, direction) });
  }
  return result;
}

function membersOf(
  books: readonly CustomerBook[],
  { on, delayDays, base, changes = PLANNED_CHANGES, copies = 1 }: PlantedTrendsInput,
  random: () => number,
): Member[] {
  const today = on + delayDays;
  const all = books.flatMap(({ history }) => {
    const { days } = orderDaysOf(upTo(history, today).items, DEFAULT_SIGNAL_THRESHOLDS.mergeOrderDays);
    const series = days.length < 4 ? null : orderSeries(upTo(history, today), days, today);
    return series && series.days.length >= 4 ? [series] : [];
  });
  const course =
    base === 'shuffled' ? trendBaseFrom(learnTrends(all, today, DEFAULT_SIGNAL_THRESHOLDS)) : null;
  const repeated = Array.from({ length: course ? copies : 1 }, () => all).flat();
  return repeated.map((one) => {
    const series = course ? stationarySeries(one, course, random) : one;
    const before = series.days.filter((day) => day < on);
    const gap = ((before.at(-1) ?? on) - (before[0] ?? on)) / Math.max(1, before.length - 1);
    const isThere =
      before.length >= LEAST_ORDERS && on - (before.at(-1) ?? 0) <= Math.max(21, THERE_GAPS * gap);
    const pick = Math.floor((random() / CHANGED_SHARE) * changes.length);
    return {
      ...{ series, isThere },
      buyer: gap <= FREQUENT_GAP_DAYS ? 'frequent' : 'rare',
      planned: isThere ? (changes[pick] ?? null) : null,
    };
  });
}

function upTo({ items }: CustomerBook['history'], today: Day): CustomerBook['history'] {
  return {
    items: items.map((item) => ({ ...item, purchases: item.purchases.filter(({ day }) => day < today) })),
  };
}

interface Verdict {
  rytmi: readonly Direction[];
  plain: Direction | null;
  plainChange: number | null;
}

function judgeBoth(series: OrderSeries, today: Day, base: TrendBase, settings: TrendSettings): Verdict {
  const least = { shrinking: settings.shrinkingChange, growing: settings.growingChange };
  const changes = findChanges(series, today, base, { months: settings.trendMonths, least });
  const directions = ['shrinking', 'growing'] as const;
  return {
    rytmi: directions.filter((direction) => changes && isFinding(changes, direction, base)),
    plain: plainTrend(series, today),
    plainChange: plainChange(series, today),
  };
}

/** As the plain rule has it, a change is the clearer the larger it is. */
function judgedOf(verdicts: readonly Verdict[], direction: Direction): Judged[] {
  const sign = direction === 'growing' ? 1 : -1;
  return verdicts.map(({ rytmi, plainChange: change }) => ({
    rytmi: rytmi.includes(direction),
    plain: change === null ? Number.NEGATIVE_INFINITY : sign * change,
  }));
}

type Seen = readonly [readonly Verdict[], readonly OrderSeries[]];

function toldShare(changed: Seen, unchanged: Seen, told: Parameters<typeof toldTempoChange>[1]): number {
  const judged = ([verdicts, series]: Seen): Judged[] =>
    verdicts.map(({ rytmi }, i) => ({
      rytmi: rytmi.includes(told.direction),
      plain: toldTempoChange(series[i] as OrderSeries, told),
    }));
  return atEqualAlarms(judged(changed), judged(unchanged)).plain;
}

function directionOf({ by }: PlannedChange): Direction {
  return by < 0 ? 'shrinking' : 'growing';
}

function count(verdicts: readonly Verdict[], direction: Direction): Found {
  return {
    customers: verdicts.length,
    rytmi: verdicts.filter(({ rytmi }) => rytmi.includes(direction)).length,
    plain: verdicts.filter(({ plain }) => plain === direction).length,
  };
}

function listOf(members: readonly Member[], verdicts: readonly Verdict[]): PlantedTrends['list'] {
  const found = { customers: members.length, rytmi: 0, plain: 0 };
  const right = { customers: members.filter(({ planned }) => planned).length, rytmi: 0, plain: 0 };
  for (const [i, { rytmi, plain }] of verdicts.entries()) {
    const planned = members[i]?.planned;
    found.rytmi += rytmi.length;
    found.plain += plain ? 1 : 0;
    if (!planned) continue;
    right.rytmi += rytmi.includes(directionOf(planned)) ? 1 : 0;
    right.plain += plain === directionOf(planned) ? 1 : 0;
  }
  return { found, right };
}
