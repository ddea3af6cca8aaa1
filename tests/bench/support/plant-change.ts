import type { Day } from '../../../src/shared/calendar-day.ts';
import type { OrderSeries } from '../../../src/signals/trends/order-series.ts';

/** A change made on purpose: orders come so much more or less often, or everything ordered is so much larger or smaller. */
export interface PlannedChange {
  what: 'tempo' | 'size';
  /** −0.5: half of it. */
  by: number;
}

/** The orders as they would have been, had the customer changed on a day. */
export function plantChange(
  series: OrderSeries,
  on: Day,
  change: PlannedChange,
  random: () => number,
): OrderSeries {
  return change.what === 'size' ? scale(series, on, change.by) : rethin(series, on, change.by, random);
}

function scale(series: OrderSeries, on: Day, by: number): OrderSeries {
  const { days, lines } = series;
  const isAfter = (order: number) => (days[order] as Day) >= on;
  return {
    ...series,
    cents: series.cents.map((cents, i) => (isAfter(i) ? cents * (1 + by) : cents)),
    logCents: series.logCents.map((log, i) => (isAfter(i) ? log + Math.log(1 + by) : log)),
    lines: {
      ...lines,
      logQuantity: lines.logQuantity.map((log, line) =>
        isAfter(lines.order[line] as number) ? log + Math.log(1 + by) : log,
      ),
    },
  };
}

/** Leaves orders out by chance, or puts a second one of the same contents into the gap before. */
function rethin(series: OrderSeries, on: Day, by: number, random: () => number): OrderSeries {
  const places: { from: number; day: Day }[] = [];
  for (let i = 0; i < series.days.length; i++) {
    const day = series.days[i] as Day;
    const isMeant = day >= on && random() < Math.abs(by);
    if (isMeant && by < 0) continue;
    const before = Math.max(on, series.days[i - 1] ?? on);
    const between = Math.floor((before + day) / 2);
    if (isMeant && between > before && between < day) places.push({ from: i, day: between });
    places.push({ from: i, day });
  }
  return placed(series, places);
}

function placed(series: OrderSeries, places: readonly { from: number; day: Day }[]): OrderSeries {
  const { lines } = series;
  const copies = series.days.map((): number[] => []);
  for (const [to, { from }] of places.entries()) copies[from]?.push(to);
  const moved = lines.item.flatMap((item, line) =>
    (copies[lines.order[line] as number] ?? []).map((order) => ({
      ...{ item, order },
      logQuantity: lines.logQuantity[line] as number,
    })),
  );
  return {
    firstDay: series.firstDay,
    days: places.map(({ day }) => day),
    cents: places.map(({ from }) => series.cents[from] as number),
    logCents: places.map(({ from }) => series.logCents[from] as number),
    lines: {
      item: moved.map(({ item }) => item),
      order: moved.map(({ order }) => order),
      logQuantity: moved.map(({ logQuantity }) => logQuantity),
    },
  };
}
