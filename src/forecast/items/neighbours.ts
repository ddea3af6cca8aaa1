import { countBefore } from './count-before.ts';
import type { CustomerSales } from './customer-sales.ts';
import type { Cut } from './cut.ts';

/** Products bought in the same orders, closest first. */
export interface Neighbours {
  /** Of place p from `starts[p]` up to `starts[p + 1]`. */
  starts: Int32Array;
  places: Int32Array;
  /** 0–1: how much their orders overlap. */
  closeness: Float32Array;
}

const MOST_NEIGHBOURS = 20;
/** Orders of more lines are a whole catalogue, and say nothing about what belongs together. */
const MOST_LINES = 250;
/** Orders looked at for one product, newest first: more would not move its neighbours. */
const MOST_ORDERS = 400;
/** Shared orders until which closeness is held back: two products bought together once are no pair. */
const SHARED_PRIOR = 2;
const LEAST_CLOSENESS = 0.03;

/** Closeness is the cosine between the orders of two products; large orders count less. */
export function findNeighbours(all: readonly CustomerSales[], cut: Cut, places: number): Neighbours {
  const orders = ordersBefore(all, cut);
  const byPlace = ordersByPlace(orders, places);
  const sums = byPlace.map((own) =>
    own.reduce((sum, order) => sum + weightOf(orders[order] as Int32Array), 0),
  );
  const shared = new Float64Array(places);
  const found = byPlace.map((own, place) => closest(place, own, orders, sums, shared));
  const starts = new Int32Array(places + 1);
  for (const [place, own] of found.entries()) starts[place + 1] = (starts[place] as number) + own.length;
  const flat = found.flat();
  return {
    starts,
    places: Int32Array.from(flat, (one) => one.place),
    closeness: Float32Array.from(flat, (one) => one.closeness),
  };
}

/** Places bought on each order day of anyone, oldest first. */
function ordersBefore(all: readonly CustomerSales[], cut: Cut): Int32Array[] {
  const dated = all.flatMap((sales) => {
    const count = countBefore(sales.orderDays, cut.day);
    const filled = new Int32Array(count);
    const baskets = Array.from({ length: count }, (_, o) => new Int32Array(sales.orderSizes[o] as number));
    for (let item = 0; item < sales.places.length; item++) {
      for (let at = sales.starts[item] as number; at < (sales.starts[item + 1] as number); at++) {
        const order = sales.orders[at] as number;
        if (order >= count) break;
        const basket = baskets[order] as Int32Array;
        basket[filled[order] as number] = sales.places[item] as number;
        filled[order] = (filled[order] as number) + 1;
      }
    }
    return baskets.map((basket, order) => ({ basket, day: sales.orderDays[order] as number }));
  });
  return dated.sort((a, b) => a.day - b.day).map(({ basket }) => basket);
}

function ordersByPlace(orders: readonly Int32Array[], places: number): number[][] {
  const byPlace = Array.from({ length: places }, () => [] as number[]);
  for (const [order, basket] of orders.entries()) {
    if (basket.length <= MOST_LINES) for (const place of basket) byPlace[place]?.push(order);
  }
  return byPlace.map((own) => own.slice(-MOST_ORDERS));
}

function weightOf(basket: Int32Array): number {
  return 1 / Math.log(2 + basket.length);
}

function closest(
  place: number,
  own: readonly number[],
  orders: readonly Int32Array[],
  sums: readonly number[],
  shared: Float64Array,
): { place: number; closeness: number }[] {
  const touched: number[] = [];
  for (const order of own) {
    const basket = orders[order] as Int32Array;
    const weight = weightOf(basket);
    for (const other of basket) {
      if (shared[other] === 0) touched.push(other);
      shared[other] = (shared[other] as number) + weight;
    }
  }
  const found: { place: number; closeness: number }[] = [];
  for (const other of touched) {
    const both = shared[other] as number;
    shared[other] = 0;
    const cosine = both / Math.sqrt((sums[place] as number) * (sums[other] as number));
    const closeness = Math.min(1, (cosine * both) / (both + SHARED_PRIOR));
    if (other !== place && closeness > LEAST_CLOSENESS) found.push({ place: other, closeness });
  }
  return found.sort((a, b) => b.closeness - a.closeness || a.place - b.place).slice(0, MOST_NEIGHBOURS);
}
