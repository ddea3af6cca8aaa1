import type { CareModel } from '../decisions/care-model.ts';
import type { SignalTrust } from '../decisions/signal-trust.ts';
import type { SuggestionBase } from '../decisions/suggestions/suggestion-base.ts';
import type { OpenForecast } from '../forecast/open-forecast.ts';
import type { BaseStatistics } from '../rhythm/base-statistics.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { TrendBase } from '../signals/trends/trend-base.ts';
import type { WorthBase } from '../signals/worth/worth-base.ts';
import type { ProductCard } from './product-facts-store.ts';
import type { RefitBaseDeps } from './refit-base.ts';

/**
 * Deps of a review. Without the supplier, holidays count for the contacts alone whose country is known, and days are told by UTC.
 */
export interface ReviewDeps extends RefitBaseDeps {
  supplier?: (Pick<Supplier, 'country'> & Partial<Pick<Supplier, 'timeZone'>>) | undefined;
}

/** What all customers of one review share. */
export interface ReviewContext {
  careModel: CareModel;
  careModelVersion: number;
  base: BaseStatistics;
  trends: TrendBase;
  worth: WorthBase;
  forecast: OpenForecast | null;
  suggestions: SuggestionBase;
  trust: SignalTrust;
  products: ReadonlyMap<number, ProductCard>;
}
