import { appealLookup } from './appeal-lookup.ts';
import { type AppetiteForests, appetiteForests } from './appetite.ts';
import { type Catalogue, catalogueFrom } from './catalogue.ts';
import type { ItemForecastModel } from './item-forecast-model.ts';
import { type ItemForests, itemForests } from './item-weights.ts';
import type { Neighbours } from './neighbours.ts';
import { type OpenClock, openClock } from './open-clock.ts';
import { emptySurroundings } from './surroundings.ts';
import type { BaseView } from './visit-items.ts';

/** The item model as lookups. */
export interface OpenItems {
  model: ItemForecastModel;
  catalogue: Catalogue;
  clock: OpenClock;
  base: BaseView;
  appetites: AppetiteForests;
  forests: ItemForests;
}

export function openItems(model: ItemForecastModel): OpenItems {
  const base = {
    products: Float32Array.from(model.products.flat()),
    appeals: appealLookup(model.appeals),
    neighbours: neighboursFrom(model.neighbours),
    around: emptySurroundings(model.products.length),
  };
  return {
    model,
    catalogue: catalogueFrom(model.productIds),
    clock: openClock(model.closures),
    base,
    appetites: appetiteForests(model.weights.appetite),
    forests: itemForests(model.weights),
  };
}

function neighboursFrom(stored: ItemForecastModel['neighbours']): Neighbours {
  const starts = new Int32Array(stored.length + 1);
  for (const [place, own] of stored.entries()) starts[place + 1] = (starts[place] as number) + own.length / 2;
  const flat = stored.flat();
  return {
    starts,
    places: Int32Array.from({ length: flat.length / 2 }, (_, i) => flat[2 * i] as number),
    closeness: Float32Array.from({ length: flat.length / 2 }, (_, i) => flat[2 * i + 1] as number),
  };
}
