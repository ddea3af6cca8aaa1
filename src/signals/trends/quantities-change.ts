import type { Stretch } from './stretch.ts';
import type { PartChange } from './tempo-change.ts';

/** The customer's own spread counts beside as many orders of the base's as this. */
const BASE_ORDERS = 6;
/** Logarithm beyond which one line says no more: four and a half times the usual is a stock-up. */
const CAP = 1.5;
/** Larger quantities in a single order are no trend. */
const LEAST_ORDERS = 2;
/** What the mean before is known by beside the orders that made it: items bought once then leave it shakier. */
const EXTRA_ORDERS = 2;

/**
 * The same items in larger or smaller quantities than before. What an order comes to swings with what is in it; like held
 * against like swings far less, so that a customer that halves every item is noticed months earlier.
 */
export function quantitiesChange(stretch: Stretch): PartChange {
  const { split, from, base } = stretch;
  const { sums, weights } = deviationsByOrder(stretch);
  let squares = 0;
  let before = 0;
  let sum = 0;
  let since = 0;
  for (let order = from; order < sums.length; order++) {
    const weight = weights[order] as number;
    // Less than a whole line says too little of an order.
    if (weight < 1) continue;
    const deviation = (sums[order] as number) / weight;
    if (order < split) {
      squares += deviation * deviation;
      before++;
    } else {
      sum += deviation;
      since++;
    }
  }
  if (since < LEAST_ORDERS) return { deviations: 0, variance: 0 };
  const spread = (BASE_ORDERS * base.spreads.quantities + squares) / (BASE_ORDERS + before);
  const variance = spread * (1 / since + 1 / (before + EXTRA_ORDERS));
  return { deviations: sum / since / Math.sqrt(variance), variance };
}

interface ByOrder {
  /** What the season adds to the logarithms of an order's quantities. */
  seasons: number[];
  /** How far its lines lie from the items' usual quantities, and how many lines that is. */
  sums: number[];
  weights: number[];
}

function deviationsByOrder(stretch: Stretch): ByOrder {
  const { days, lines } = stretch.series;
  const { item } = lines;
  // Plain arrays: a dozen numbers are made several times sooner than a buffer of their own.
  const byOrder: ByOrder = { seasons: [], sums: [], weights: [] };
  for (const day of days) {
    byOrder.seasons.push(stretch.base.quantitiesOn(day));
    byOrder.sums.push(0);
    byOrder.weights.push(0);
  }
  for (let start = 0; start < item.length; ) {
    let end = start + 1;
    while (end < item.length && item[end] === item[start]) end++;
    addItem(stretch, start, end, byOrder);
    start = end;
  }
  return byOrder;
}

/** Lines `start` … `end` − 1 are one item's; usual is their mean in the year before. */
function addItem({ series, from, split }: Stretch, start: number, end: number, byOrder: ByOrder): void {
  const { order, logQuantity } = series.lines;
  const { seasons, sums, weights } = byOrder;
  let usual = 0;
  let before = 0;
  for (let line = start; line < end; line++) {
    const at = order[line] as number;
    if (at >= split) break;
    if (at < from) continue;
    usual += (logQuantity[line] as number) - (seasons[at] as number);
    before++;
  }
  if (before === 0) return;
  usual /= before;
  for (let line = start; line < end; line++) {
    const at = order[line] as number;
    // A line is part of the mean it is held against where it came before; both lie the closer for few lines.
    const weight = at < split ? (before - 1) / before : before / (before + 1);
    if (at < from || weight === 0) continue;
    const log = (logQuantity[line] as number) - (seasons[at] as number);
    const deviation = Math.max(-CAP, Math.min(CAP, log - usual));
    sums[at] = (sums[at] as number) + deviation * (at < split ? 1 : weight);
    weights[at] = (weights[at] as number) + weight;
  }
}
