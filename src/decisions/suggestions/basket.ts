import type { Day } from '../../shared/calendar-day.ts';

/** What a customer bought longer ago says what it once was. */
const RECENT_DAYS = 365;
/** A reseller that buys the whole catalogue says nothing about which products go together, and its pairs grow with the square. */
const BASKET_SIZE = 150;

export interface RecentItem {
  productId: number;
  lastDay: Day;
}

/** What one customer bought lately. */
export interface Basket {
  industry: string | null;
  /** Newest first, each once. */
  items: readonly RecentItem[];
}

export function basketOf(items: readonly RecentItem[], industry: string | null, today: Day): Basket {
  const recent = items.filter(({ lastDay }) => lastDay >= today - RECENT_DAYS && lastDay < today);
  recent.sort((a, b) => b.lastDay - a.lastDay || a.productId - b.productId);
  return { industry, items: recent.slice(0, BASKET_SIZE) };
}

/** What a customer bought last says most about what it needs next. */
const RECENT_ITEMS = 60;
/** After this many days a purchase counts half. */
const HALF_LIFE_DAYS = 90;

/** The last things bought, newest first, with weights that add up to 1. */
export function weighRecent(
  items: readonly RecentItem[],
  today: Day,
): { productId: number; weight: number }[] {
  const recent = [...items]
    .sort((a, b) => b.lastDay - a.lastDay || a.productId - b.productId)
    .slice(0, RECENT_ITEMS)
    .map(({ productId, lastDay }) => ({ productId, weight: 0.5 ** ((today - lastDay) / HALF_LIFE_DAYS) }));
  const all = recent.reduce((sum, { weight }) => sum + weight, 0);
  return recent.map(({ productId, weight }) => ({ productId, weight: weight / all }));
}
