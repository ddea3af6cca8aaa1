import type { Day } from '../shared/calendar-day.ts';

/** Whose numbers spoke: the customer's own, its industry's with the product, everyone's with it, everyone's. */
export type ForecastSource = 'own' | 'industry-product' | 'product' | 'industry' | 'all';

/** The numbers behind a probability, of which a sentence can be made. */
interface Because {
  /** Days it was bought on, or the customer ordered on. */
  times: number;
  /** Median of the own gaps in days; null until there are two. */
  usualGapDays: number | null;
  daysSince: number;
  /** Times within the same weeks of the year before; null where the history does not reach back so far. */
  sameWeeksLastYear: number | null;
  source: ForecastSource;
}

export interface ItemBecause extends Because {
  /** Customers who bought the product in the 30 days before the fit. */
  recentBuyers: number;
}

export type OrderBecause = Because;

export interface OrderForecast {
  /** Chance (0–1) of at least one order within the customer horizon. */
  probability: number;
  because: OrderBecause;
  paced: PacedGaps;
}

/** Gaps and silence as the trade's own clock has them, by which the quiet weeks of a year are short. */
export interface PacedGaps {
  /** Days of a usual pace between order days, the newest last. */
  gaps: readonly number[];
  /** The same since the last order. */
  sinceDays: number;
  /** Geometric mean of all customers' gaps, in days. */
  tradeGapDays: number;
}

export interface ItemForecast {
  productId: number;
  /** Chance (0–1) that it is bought at least once within the item horizon. */
  probability: number;
  because: ItemBecause;
}

/** What a customer probably does next, as it stands on a day. */
export interface CustomerForecast {
  on: Day;
  /** Null while the customer has never ordered. */
  orders: OrderForecast | null;
  /** Every product bought before, in the order of the history. */
  items: readonly ItemForecast[];
  /** Days ahead the chances of items are for. */
  itemHorizonDays: number;
  /** Those of some products, and no work for the others. */
  itemsAmong(productIds: ReadonlySet<number>): readonly ItemForecast[];
}
