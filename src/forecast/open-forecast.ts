import { type OpenCustomers, openCustomers } from './customers/open-customers.ts';
import type { ForecastModel } from './forecast-model.ts';
import { type OpenItems, openItems } from './items/open-items.ts';

/** A stored model as lookups: made once a night, used for every customer. */
export interface OpenForecast {
  model: ForecastModel;
  items: OpenItems;
  customers: OpenCustomers;
}

/** Stored model → lookups. */
export function openForecast(model: ForecastModel): OpenForecast {
  return { model, items: openItems(model.items), customers: openCustomers(model.customers) };
}
