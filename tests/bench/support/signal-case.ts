import type { CustomerBook } from '../../../src/forecast/customer-book.ts';
import { baseStatisticsFrom } from '../../../src/rhythm/base-statistics-from.ts';
import { createBaseCollector } from '../../../src/rhythm/collect-base.ts';
import type { PurchaseHistory } from '../../../src/rhythm/purchase-history.ts';
import type { Day } from '../../../src/shared/calendar-day.ts';
import { rhythmOf, type SignalCase, type SignalInput } from '../../../src/signals/signal-input.ts';
import { DEFAULT_SIGNAL_THRESHOLDS } from '../../../src/signals/signal-thresholds.ts';
import { createDemandCollector } from '../../../src/signals/trends/collect-demand.ts';
import { NO_TRENDS } from '../../../src/signals/trends/no-trends.ts';
import { trendBaseFrom } from '../../../src/signals/trends/trend-base.ts';

/** What a base says of its rhythm and its products' demand on a day. */
export type JudgedBase = Pick<SignalInput, 'base' | 'trends' | 'closures'>;

/** The purchases before a day. */
export function historyBefore({ items }: PurchaseHistory, today: Day): PurchaseHistory {
  return {
    items: items
      .map((item) => ({ ...item, purchases: item.purchases.filter(({ day }) => day < today) }))
      .filter(({ purchases }) => purchases.length > 0),
  };
}

export function judgedBase(books: readonly CustomerBook[], today: Day): JudgedBase {
  const rhythms = createBaseCollector({
    today,
    mergeOrderDays: DEFAULT_SIGNAL_THRESHOLDS.mergeOrderDays,
    closures: [],
  });
  const demand = createDemandCollector(today);
  for (const { history, industry } of books) {
    const before = historyBefore(history, today);
    rhythms.add({ industry, history: before });
    demand.add(before);
  }
  const base = baseStatisticsFrom(rhythms.finish());
  return { base, closures: base.closures, trends: trendBaseFrom({ ...NO_TRENDS, demand: demand.finish() }) };
}

/** One customer as its signals see it. `history` holds nothing dated on or after `today`. */
export function signalCase(
  history: PurchaseHistory,
  today: Day,
  judged: JudgedBase,
  product: SignalInput['product'] = () => ({ category: null, packSize: 1, left: false }),
): SignalCase {
  const input: SignalInput = {
    ...judged,
    ...{ today, industry: null, history, complaints: [], forecast: null, product },
    thresholds: DEFAULT_SIGNAL_THRESHOLDS,
  };
  return { ...input, rhythm: rhythmOf(input), changes: null };
}
