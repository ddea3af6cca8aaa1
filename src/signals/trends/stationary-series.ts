import type { OrderSeries } from './order-series.ts';
import type { TrendBase } from './trend-base.ts';

/**
 * The same orders with the same gaps in another order, the course of the base put back where they come to lie: what
 * the customer's history could have looked like if it had never changed.
 */
export function stationarySeries(series: OrderSeries, base: TrendBase, random: () => number): OrderSeries {
  const { days, logCents, lines } = series;
  const first = days[0] as number;
  const last = days.at(-1) as number;
  const gaps = days.slice(1).map((day, i) => base.elapsed(days[i] as number, day));
  shuffle(gaps, random);
  const moved = dayAtEach(gaps, first, last, base);
  const places = days.map((_, i) => i);
  shuffle(places, random);
  const logs = [...logCents];
  const quantities = [...lines.logQuantity];
  places.forEach((to, from) => {
    const shift = base.sizeOn(moved[to] as number) - base.sizeOn(days[from] as number);
    logs[to] = (logCents[from] as number) + shift;
  });
  const order = lines.order.map((from, line) => {
    const to = places[from] as number;
    const shift = base.quantitiesOn(moved[to] as number) - base.quantitiesOn(days[from] as number);
    quantities[line] = (quantities[line] as number) + shift;
    return to;
  });
  return {
    ...series,
    days: moved,
    logCents: logs,
    cents: logs.map((log) => Math.exp(log)),
    lines: sortByOrder({ item: lines.item, order, logQuantity: quantities }),
  };
}

function shuffle(values: number[], random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j] as number, values[i] as number];
  }
}

/** Gaps in usual days → the days on which the orders then fall. */
function dayAtEach(gaps: readonly number[], first: number, last: number, base: TrendBase): number[] {
  const days = [first];
  let usual = 0;
  for (const gap of gaps) {
    usual += gap;
    let day = days.at(-1) as number;
    while (day < last && base.elapsed(first, day) < usual - 1e-9) day++;
    days.push(day);
  }
  return days;
}

/** Within each item its lines stand in the order of the orders, as they do in every series. */
function sortByOrder({ item, order, logQuantity }: OrderSeries['lines']): OrderSeries['lines'] {
  const lines = order.map((_, line) => line);
  lines.sort(
    (a, b) => (item[a] as number) - (item[b] as number) || (order[a] as number) - (order[b] as number),
  );
  return {
    item,
    order: lines.map((line) => order[line] as number),
    logQuantity: lines.map((line) => logQuantity[line] as number),
  };
}
