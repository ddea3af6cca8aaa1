import type { CustomerForecast } from '../forecast/customer-forecast.ts';
import type { BaseStatistics } from '../rhythm/base-statistics.ts';
import { type CustomerRhythm, customerRhythm } from '../rhythm/customer-rhythm.ts';
import type { PurchaseHistory } from '../rhythm/purchase-history.ts';
import { restingRhythm } from '../rhythm/resting-rhythm.ts';
import type { Day, DayRange } from '../shared/calendar-day.ts';
import type { GivenAnswer } from './answer.ts';
import { emptyMemory, type HistoryMemory } from './history-memory.ts';
import type { SignalThresholds } from './signal-thresholds.ts';
import type { Changes } from './trends/find-changes.ts';
import type { TrendBase } from './trends/trend-base.ts';
import type { CustomerWorth } from './worth/customer-worth.ts';

/** All that signals are found in. Nothing in the history or the complaints lies on or after `today`. */
export interface SignalInput {
  today: Day;
  industry: string | null;
  history: PurchaseHistory;
  complaints: readonly { openedOn: Day; closedOn: Day | null }[];
  /** To our questions, oldest first; left out where not known. */
  answers?: readonly GivenAnswer[];
  base: BaseStatistics;
  trends: TrendBase;
  /** Left out where nobody has asked. */
  worth?: CustomerWorth;
  /** Null until the supplier's history is enough to learn from: then the plain interval speaks. */
  forecast: CustomerForecast | null;
  /** Ascending and apart (rhythm/merge-closures.ts): the base's and the care model's. */
  closures: readonly DayRange[];
  thresholds: SignalThresholds;
  /** Left out where nobody keeps one. */
  memory?: HistoryMemory | undefined;
  product(productId: number): { category: string | null; packSize: number; left: boolean } | undefined;
}

/** The input with what several findings need worked out once. */
export interface SignalCase extends SignalInput {
  rhythm: CustomerRhythm;
  /** Null for a customer with too few orders to tell a change, or one that has stopped. */
  changes: Changes | null;
}

/** Works out the rhythm of a customer by the measure of its thresholds. */
export function rhythmOf(input: SignalInput): CustomerRhythm {
  const { industry, base, closures, thresholds } = input;
  const leastPurchases = Math.max(2, Math.min(thresholds.itemDuePurchases, thresholds.lostItemPurchases));
  const context = { settings: thresholds, industry, base, closures };
  const memory = input.memory ?? emptyMemory();
  memory.resting ??= restingRhythm(input.history, context, leastPurchases);
  return customerRhythm(input.history, input.today, context, leastPurchases, memory.resting);
}
