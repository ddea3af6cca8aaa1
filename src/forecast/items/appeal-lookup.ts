import type { ForecastSource } from '../customer-forecast.ts';
import type { Appeal, Appeals } from './product-appeal.ts';

/** Purchases to be expected until which a product's own appeal is held back towards that of all, an industry's towards the product's. */
const PRIOR = 1;
/** From so many purchases expected the narrower group is said to have spoken. */
const SPEAKS_FROM = 3;

/** How much more a product is wanted than its owners' habits have it, and whose numbers say so. Plain JSON. */
export interface AppealTable {
  /** By place: log of bought ÷ expected, and the purchases expected. */
  products: readonly (readonly [log: number, expected: number])[];
  /** By industry, only where somebody of it was expected to buy. */
  industries: readonly {
    industry: string;
    products: readonly (readonly [place: number, log: number, expected: number])[];
  }[];
}

export interface AppealLookup {
  logOf(place: number, industry: string | null): number;
  sourceOf(place: number, industry: string | null): ForecastSource;
}

export function appealTable({ slow, byIndustry }: Appeals): AppealTable {
  const logs = Array.from(slow.bought, (_, place) => pulled(slow, place, 0));
  const industries = [...byIndustry.keys()].sort().map((industry) => {
    const own = byIndustry.get(industry) as Appeal;
    const places = Array.from(own.expected.keys()).filter((place) => (own.expected[place] as number) > 0);
    return {
      industry,
      products: places.map(
        (place) =>
          [
            place,
            round(pulled(own, place, logs[place] as number)),
            round(own.expected[place] as number),
          ] as const,
      ),
    };
  });
  return {
    products: logs.map((log, place) => [round(log), round(slow.expected[place] as number)] as const),
    industries,
  };
}

/** Towards a group's appeal, the more the less there is of its own. */
function pulled({ bought, expected }: Appeal, place: number, towards: number): number {
  return Math.log(
    ((bought[place] as number) + PRIOR * Math.exp(towards)) / ((expected[place] as number) + PRIOR),
  );
}

/** Further places would only make the stored model longer. */
function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

export function appealLookup(table: AppealTable): AppealLookup {
  const industries = new Map(
    table.industries.map(({ industry, products }) => [
      industry,
      new Map(products.map(([place, log, expected]) => [place, { log, expected }])),
    ]),
  );
  const ofIndustry = (place: number, industry: string | null) =>
    industry === null ? undefined : industries.get(industry)?.get(place);
  return {
    logOf: (place, industry) => ofIndustry(place, industry)?.log ?? table.products[place]?.[0] ?? 0,
    sourceOf(place, industry) {
      if ((ofIndustry(place, industry)?.expected ?? 0) >= SPEAKS_FROM) return 'industry-product';
      return (table.products[place]?.[1] ?? 0) >= SPEAKS_FROM ? 'product' : 'all';
    },
  };
}
