import type { Calibration } from './calibration.ts';
import type { ItemBase } from './item-base.ts';
import type { ItemForecastModel } from './item-forecast-model.ts';
import type { ItemWeights } from './item-weights.ts';
import type { Outlook } from './outlook.ts';
import { PRODUCT_FEATURES } from './product-features.ts';

/** What was learnt, and the base as it stands, as plain JSON. */
export function storeItems(
  { catalogue, closures, firstDay }: ItemBase,
  { cut, products, recentBuyers, appeals, neighbours, paces }: Outlook,
  learnt: { weights: ItemWeights; calibration: Calibration },
): ItemForecastModel {
  const width = PRODUCT_FEATURES.length;
  const places = Array.from({ length: catalogue.productIds.length + 1 }, (_, place) => place);
  return {
    horizonDays: cut.horizonDays,
    firstDay,
    closures,
    productIds: catalogue.productIds,
    products: places.map((place) =>
      Array.from(products.subarray(place * width, (place + 1) * width), rounded),
    ),
    recentBuyers: Array.from(recentBuyers),
    appeals,
    neighbours: places.map((place) => neighboursOf(neighbours, place)),
    paces,
    ...learnt,
  };
}

function neighboursOf({ starts, places, closeness }: Outlook['neighbours'], place: number): number[] {
  const own: number[] = [];
  for (let at = starts[place] as number; at < (starts[place + 1] as number); at++)
    own.push(places[at] as number, rounded(closeness[at] as number));
  return own;
}

/** Ten thousandths: beyond that a stored number only takes room. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
