import type { ItemForecastModel } from './item-forecast-model.ts';

/** The item model as lookups. */
export interface OpenItems {
  model: ItemForecastModel;
}

export function openItems(model: ItemForecastModel): OpenItems {
  return { model };
}
