import { expect, test } from 'vitest';
import { boughtItems } from '../../../../src/decisions/suggestions/bought-items.ts';
import { createSuggestionCollector } from '../../../../src/decisions/suggestions/collect-suggestions.ts';
import { rankSuggestions } from '../../../../src/decisions/suggestions/rank-suggestions.ts';
import { suggestionBaseFrom } from '../../../../src/decisions/suggestions/suggestion-base-from.ts';
import type { PurchaseHistory } from '../../../../src/rhythm/purchase-history.ts';
import { seededRandom } from '../../../support/seeded-random.ts';
import { anOrder, historyOf, TODAY, type ToldLine } from '../../../support/story.ts';

const SEGMENTS = 4;
const PRODUCTS_EACH = 40;
const CUSTOMERS = 160;
/** Launches, each taken up by two of three customers who order within its first weeks: product, and days ago it came. */
const LAUNCHES = [220, 180, 140, 100, 60, 14].map((ago, index) => ({ productId: 991 + index, ago }));
const NEWEST = 996;

interface Planted {
  segment: number;
  industry: string | null;
  history: PurchaseHistory;
}

/** Ten months of customers who buy four products in five from their own segment's part of the range. */
function plantBase({ industries = false, launches = false } = {}): Planted[] {
  const random = seededRandom(11);
  return Array.from({ length: CUSTOMERS }, (_, index) => {
    const segment = index % SEGMENTS;
    const lines: ToldLine[] = [];
    for (let ago = 290 - Math.floor(random() * 20); ago > 0; ago -= 12 + Math.floor(random() * 15)) {
      lines.push(...orderOf(segment, ago, random));
      if (launches) lines.push(...launchesTaken(ago, random));
    }
    return { segment, industry: industries ? `trade ${segment}` : null, history: historyOf(lines) };
  });
}

function orderOf(segment: number, ago: number, random: () => number): ToldLine[] {
  return Array.from({ length: 3 }, () => {
    const shelf = random() < 0.8 ? segment : Math.floor(random() * SEGMENTS);
    return anOrder(ago, { item: 1 + shelf * PRODUCTS_EACH + Math.floor(random() * PRODUCTS_EACH) });
  }).flat();
}

function launchesTaken(ago: number, random: () => number): ToldLine[] {
  const fresh = LAUNCHES.filter((launch) => ago <= launch.ago && ago > launch.ago - 40);
  return fresh.flatMap(({ productId }) => (random() < 0.67 ? anOrder(ago, { item: productId }) : []));
}

const plain = plantBase();
const suggestedToPlain = suggestAll(plain);

function learnFrom(members: readonly Planted[]) {
  const collector = createSuggestionCollector({ today: TODAY });
  for (const member of members) collector.add(member);
  return collector.finish();
}

function suggestAll(members: readonly Planted[]) {
  const base = suggestionBaseFrom(learnFrom(members));
  return members.map(({ industry, history }) =>
    rankSuggestions(base, {
      today: TODAY,
      industry,
      items: boughtItems(history, TODAY),
      isAllowed: () => true,
      most: 5,
    }),
  );
}

function shareOfOwnSegment(members: readonly Planted[], suggested: ReturnType<typeof suggestAll>): number {
  const own = suggested.flatMap((suggestions, index) =>
    suggestions.map(({ productId }) =>
      Math.floor((productId - 1) / PRODUCTS_EACH) === members[index]?.segment ? 1 : 0,
    ),
  );
  return own.reduce<number>((sum, one) => sum + one, 0) / own.length;
}

test('customers of a segment nobody has named are offered what that segment buys', () => {
  expect(shareOfOwnSegment(plain, suggestedToPlain)).toBeGreaterThan(0.9);
});

test('where the industry is known it gives the reason', () => {
  const members = plantBase({ industries: true });
  const suggested = suggestAll(members);
  expect(shareOfOwnSegment(members, suggested)).toBeGreaterThan(0.9);
  const reasons = suggested.flatMap((suggestions) => suggestions.map(({ reason }) => reason.kind));
  expect(reasons.filter((kind) => kind === 'industry').length).toBeGreaterThan(reasons.length / 2);
});

test('everybody gets five, none of them bought before', () => {
  for (const [index, suggestions] of suggestedToPlain.entries()) {
    const bought = new Set(plain[index]?.history.items.map(({ productId }) => productId));
    expect(new Set(suggestions.map(({ productId }) => productId)).size).toBe(5);
    expect(suggestions.filter(({ productId }) => bought.has(productId))).toEqual([]);
  }
});

test('where new products have caught on before, the newest is offered to those who have not taken it up', () => {
  const members = plantBase({ launches: true });
  const without = suggestAll(members).filter(
    (_, index) => !members[index]?.history.items.some(({ productId }) => productId === NEWEST),
  );
  const offered = without.filter((all) => all.some(({ productId }) => productId === NEWEST));
  expect(without.length).toBeGreaterThan(30);
  expect(offered.length / without.length).toBeGreaterThan(0.9);
});

test('the same orders teach the same, whatever comes after the day', () => {
  const later = plain.map((member) => ({
    ...member,
    history: {
      items: member.history.items.map((item) => ({
        ...item,
        purchases: [...item.purchases, { day: TODAY + 3, orderId: 1, quantity: 999, amountCents: 1 }],
      })),
    },
  }));
  expect(learnFrom(later)).toEqual(learnFrom(plain));
});

test('a customer without any purchase is offered what many buy, and told so', () => {
  const base = suggestionBaseFrom(learnFrom(plain));
  const search = { today: TODAY, industry: null, items: [], isAllowed: () => true, most: 5 };
  const suggestions = rankSuggestions(base, search);
  expect(suggestions.map(({ reason }) => reason.kind)).toEqual(Array(5).fill('popular'));
  for (const { reason } of suggestions) expect(reason.kind === 'popular' && reason.buyers).toBeGreaterThan(0);
});

test('an empty base suggests nothing', () => {
  const base = suggestionBaseFrom(createSuggestionCollector({ today: TODAY }).finish());
  const search = { today: TODAY, industry: 'cafe', items: [], isAllowed: () => true, most: 5 };
  expect(rankSuggestions(base, search)).toEqual([]);
});

test('who has bought nothing yet is offered what its industry buys, and without one what everybody does', () => {
  const base = suggestionBaseFrom(learnFrom(plantBase({ industries: true })));
  const offered = (industry: string | null) =>
    rankSuggestions(base, { today: TODAY, industry, items: [], isAllowed: () => true, most: 5 });
  for (let segment = 0; segment < SEGMENTS; segment++) {
    const own = offered(`trade ${segment}`);
    expect(own.map(({ reason }) => reason.kind)).toEqual(Array(5).fill('industry'));
    for (const { productId } of own) expect(Math.floor((productId - 1) / PRODUCTS_EACH)).toBe(segment);
  }
  expect(offered(null)).toEqual(offered('a trade that nobody here is of'));
});

test('what sells at six tenths of a usual season or less is not offered, however many buy it', () => {
  const seasons = new Map([
    [1, 0.59],
    [2, 0.6],
    [3, 1.4],
  ]);
  const base = {
    ...suggestionBaseFrom(learnFrom(plain)),
    leaders: [...seasons.keys()],
    outlook: (id: number) => ({
      usualQuantity: 1,
      season: seasons.get(id) ?? 1,
      appeal: -id,
      recentBuyers: 9,
    }),
  };
  const search = { today: TODAY, industry: null, items: [], isAllowed: () => true, most: 5 };
  expect(rankSuggestions(base, search).map(({ productId }) => productId)).toEqual([2, 3]);
});
