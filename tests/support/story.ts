import { type CareModel, DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import type { ContactFacts, CustomerFacts, Facts, ProductFacts } from '../../src/decisions/facts.ts';
import type { SuggestionBase } from '../../src/decisions/suggestions/suggestion-base.ts';
import type { BaseStatistics } from '../../src/rhythm/base-statistics.ts';
import type { ItemHistory, Purchase, PurchaseHistory } from '../../src/rhythm/purchase-history.ts';
import { type Day, dayFromIso } from '../../src/shared/calendar-day.ts';
import { NO_TRENDS } from '../../src/signals/trends/no-trends.ts';
import { type TrendBase, trendBaseFrom } from '../../src/signals/trends/trend-base.ts';
import { NO_WORTH } from '../../src/signals/worth/no-worth.ts';
import { type WorthBase, worthBaseFrom } from '../../src/signals/worth/worth-base.ts';

/** A Thursday. Stories tell days as days ago. */
export const TODAY: Day = day('2011-06-30');

export const COFFEE = 1;
export const FILTERS = 2;
export const CUPS = 3;
export const SUGAR = 4;
/** Takes the place of filters where a story says so. */
export const NEW_FILTERS = 5;

/** One line of a told order. */
export interface ToldLine extends Purchase {
  productId: number;
}

/** `2011-06-30` → day; throws on a slip of the pen. */
export function day(iso: string): Day {
  const found = dayFromIso(iso);
  if (found === null) throw new Error(`${iso} is not a day`);
  return found;
}

export function daysAgo(days: number, today: Day = TODAY): Day {
  return today - days;
}

interface ToldOrder {
  item?: number;
  quantity?: number;
  cents?: number;
}

/** One order of one item: `anOrder(35)` is six packs of coffee for 60.00, 35 days ago. */
export function anOrder(
  ago: number,
  { item = COFFEE, quantity = 6, cents = 6000 }: ToldOrder = {},
): ToldLine[] {
  return [{ productId: item, day: daysAgo(ago), orderId: 100_000 - ago, quantity, amountCents: cents }];
}

/** Goods sent back, in an order of their own. */
export function aReturn(
  ago: number,
  { item = COFFEE, quantity = 1, cents = 1000 }: ToldOrder = {},
): ToldLine[] {
  const [line] = anOrder(ago, { item, quantity: -quantity, cents: -cents });
  return line ? [{ ...line, orderId: 200_000 - ago }] : [];
}

/** Orders at even gaps: `ordersEvery(30, { times: 6, last: 28 })` ends 28 days ago. */
export function ordersEvery(
  gapDays: number,
  { times = 6, last = gapDays, ...order }: ToldOrder & { times?: number; last?: number } = {},
): ToldLine[] {
  return Array.from({ length: times }, (_, i) => anOrder(last + (times - 1 - i) * gapDays, order)).flat();
}

/** Lines in any order → a history as it comes from the store: by product, ascending by day. */
export function historyOf(lines: readonly ToldLine[]): PurchaseHistory {
  const items = new Map<number, ItemHistory & { purchases: Purchase[] }>();
  for (const { productId, ...purchase } of lines) {
    const item = items.get(productId) ?? { productId, purchases: [] };
    item.purchases.push(purchase);
    items.set(productId, item);
  }
  for (const { purchases } of items.values()) purchases.sort((a, b) => a.day - b.day);
  return { items: [...items.values()] };
}

/** A base that knows nothing: every rhythm is the customer's own. */
export const NO_BASE: BaseStatistics = {
  itemInterval: () => undefined,
  customerInterval: () => undefined,
  seasonOfMonth: () => 1,
  closures: [],
};

/** No month is busier than another, and only what leaps to the eye is a change. */
const QUIET_TRENDS: TrendBase = trendBaseFrom(NO_TRENDS);

export const NO_SUGGESTIONS: SuggestionBase = {
  ofIndustry: () => [],
  besideProduct: () => [],
  tasteOf: () => undefined,
  outlook: () => ({ usualQuantity: 5, season: 1, appeal: 0, recentBuyers: 0 }),
  leaders: [],
  ties: { closest: 0.5, taste: 0, industry: 1 },
};

export const A_CONTACT: ContactFacts = {
  id: 11,
  role: 'buyer',
  language: 'fi',
  hasAddress: true,
  legalClass: 'role',
  basis: 'opt-out',
  suppressed: false,
  cadenceDays: null,
  pausedUntil: null,
  addressLastMessageOn: null,
};

/** A base in which customers of an industry with 10 to 19 people buy so many cents a year of each category, give or take a fifth. */
export function amongGreatBuyers(industry: string, categories: Readonly<Record<string, number>>): WorthBase {
  const levels = Object.entries(categories).map(
    ([category, cents]) => [category, cents * 0.8, cents, cents * 1.2] as const,
  );
  return worthBaseFrom({
    groups: [{ industry, size: '10-19', customers: 24, growth: 0.05, levels }],
    tops: Array.from({ length: 20 }, (_, i) => 1_000_000 - i * 45_000),
  });
}

/** What differs from an ordinary small customer with one contact, nothing sent yet and nobody held out. */
export interface Story {
  today?: Day;
  customer?: Partial<CustomerFacts>;
  contacts?: readonly Partial<ContactFacts>[];
  orders?: readonly ToldLine[];
  complaints?: Facts['complaints'];
  messages?: Facts['messages'];
  answers?: NonNullable<Facts['answers']>;
  itemWishes?: Facts['itemWishes'];
  calls?: Partial<Facts['calls']>;
  /** Differences from an ordinary product, by id; a product not named is ordinary too. */
  products?: Readonly<Record<number, Partial<ProductFacts>>>;
  base?: Partial<BaseStatistics>;
  trends?: TrendBase;
  worth?: WorthBase;
  forecast?: Facts['forecast'];
  suggestions?: Partial<SuggestionBase>;
  careModel?: Partial<CareModel>;
}

/** A story → the facts of a review. */
export function aFacts(story: Story = {}): Facts {
  const product = { category: null, packSize: 1, left: false, replacementId: null };
  return {
    today: story.today ?? TODAY,
    customer: {
      ...{ id: 7, careLevel: 'small', closed: false, industry: null, employees: null, leaveAloneUntil: null },
      ...story.customer,
    },
    contacts: (story.contacts ?? [{}]).map((contact, i) => ({
      ...A_CONTACT,
      id: A_CONTACT.id + i,
      ...contact,
    })),
    history: historyOf(story.orders ?? []),
    complaints: story.complaints ?? [],
    messages: story.messages ?? [],
    answers: story.answers ?? [],
    itemWishes: story.itemWishes ?? [],
    calls: { openSince: null, coolDownUntil: null, leavingSince: null, ...story.calls },
    product: (productId) => ({ ...product, ...story.products?.[productId] }),
    base: { ...NO_BASE, ...story.base },
    trends: story.trends ?? QUIET_TRENDS,
    worth: story.worth ?? NO_WORTH,
    forecast: story.forecast ?? null,
    suggestions: { ...NO_SUGGESTIONS, ...story.suggestions },
    careModel: {
      ...DEFAULT_CARE_MODEL,
      holdOut: { share: 0, salt: 'a story has no luck in it' },
      ...story.careModel,
    },
  };
}

/** A care model in which calls are made from this yearly value on. */
export function callsFrom(minStakeCents: number): Partial<CareModel> {
  return { calls: { ...DEFAULT_CARE_MODEL.calls, minStakeCents } };
}
