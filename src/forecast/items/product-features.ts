import { type Cut, coversLastYear } from './cut.ts';
import type { Appeal, Appeals } from './product-appeal.ts';
import { BUYER_WINDOWS, type ProductCounts } from './product-counts.ts';

/** What is known of each product at a cut; the same for all who bought it. Logs, so that twice as many is one step. */
export const PRODUCT_FEATURES = [
  'owners',
  'rebuyerShare',
  'purchasesPerOwner',
  'buyers7',
  'buyers14',
  'buyers30',
  'buyers60',
  'buyers90',
  'buyers180',
  'growth',
  'buyersPerOwner30',
  'buyersPerOwner90',
  'sameWeeks',
  'weeksBefore',
  'weeksAfter',
  'seasonRise',
  'backInSameWeeks',
  'backInMonth',
  'backInQuarter',
  'daysSinceLaunch',
  'daysSinceSold',
  'quickAppeal',
  'newBuyerShare',
  'priceChange',
  'price',
  'usualQuantity',
] as const;

export const PRICE = PRODUCT_FEATURES.indexOf('price');
export const PRICE_CHANGE = PRODUCT_FEATURES.indexOf('priceChange');
export const USUAL_QUANTITY = PRODUCT_FEATURES.indexOf('usualQuantity');

/** Owners whose habit is taken for granted before a product's own is believed. */
const OWNER_PRIOR = 20;
const DAYS = BUYER_WINDOWS.map(Number);
/** So much of the weeks before them must be known for a rise into the same weeks of last year to be told. */
const WEEK = 7;

/** Row after row, by place in the catalogue. */
export function productFeatures(counts: ProductCounts, appeals: Appeals, cut: Cut): Float32Array {
  const places = counts.owners.length;
  const width = PRODUCT_FEATURES.length;
  const table = new Float32Array(places * width);
  const base = paceOf(counts, cut);
  for (let place = 0; place < places; place++) {
    const row = [
      ...standingOf(counts, place),
      ...paceFeatures(counts, base, place),
      ...seasonFeatures(counts, base, place, cut),
      ...lifeFeatures(counts, appeals.quick, place, cut),
    ];
    table.set(row, place * width);
  }
  return table;
}

/** What all products together did: windows are held against one another at the same pace, so that a quiet month is no decline. */
interface Pace {
  /** A window's buyers → what they would be at the usual pace. */
  windows: readonly number[];
  monthBefore: number;
  sameWeeks: number;
  weeksBefore: number;
  weeksAfter: number;
  rebuyerShare: number;
  backInMonth: number;
  backInQuarter: number;
  backInSameWeeks: number;
}

function paceOf(counts: ProductCounts, cut: Cut): Pace {
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
  const longest = counts.buyers.length - 1;
  const first = counts.firstTime.reduce((a, b) => Math.min(a, b), cut.time);
  const aDay =
    total(counts.buyers[longest] as Float64Array) /
    Math.max(1, Math.min(DAYS[longest] as number, cut.time - first));
  const toPace = (column: Float64Array, days: number) => (aDay * days) / Math.max(1, total(column));
  const share = (part: Float64Array, all: Float64Array) => total(part) / Math.max(1, total(all));
  return {
    windows: counts.buyers.map((column, index) => toPace(column, DAYS[index] as number)),
    monthBefore: toPace(counts.monthBefore, 30),
    sameWeeks: toPace(counts.sameWeeks, 30),
    weeksBefore: toPace(counts.weeksBefore, 30),
    weeksAfter: toPace(counts.weeksAfter, 30),
    rebuyerShare: share(counts.rebuyers, counts.owners),
    backInMonth: share(counts.backInMonth, counts.ownersMonthAgo),
    backInQuarter: share(counts.backInQuarter, counts.ownersQuarterAgo),
    backInSameWeeks: share(counts.backInSameWeeks, counts.ownersYearAgo),
  };
}

function standingOf(counts: ProductCounts, place: number): number[] {
  const owners = counts.owners[place] as number;
  return [
    Math.log1p(owners),
    ((counts.rebuyers[place] as number) + 1) / (owners + 5),
    (counts.purchases[place] as number) / (owners + 1),
  ];
}

function paceFeatures({ buyers, monthBefore, owners }: ProductCounts, base: Pace, place: number): number[] {
  const paced = buyers.map((column, window) => (column[place] as number) * (base.windows[window] as number));
  const [, , month = 0, , quarter = 0] = paced;
  const owned = (owners[place] as number) + 5;
  return [
    ...paced.map(Math.log1p),
    Math.log((month + 2) / ((monthBefore[place] as number) * base.monthBefore + 2)),
    Math.log((month + 0.5) / owned),
    Math.log((quarter + 0.5) / owned),
  ];
}

/** Minus one, or no change, where the history does not reach back so far. */
function seasonFeatures(counts: ProductCounts, base: Pace, place: number, cut: Cut): number[] {
  const sameWeeks = (counts.sameWeeks[place] as number) * base.sameWeeks;
  const weeksBefore = (counts.weeksBefore[place] as number) * base.weeksBefore;
  const isKnown = coversLastYear(cut);
  const isRiseKnown = coversLastYear(cut, WEEK);
  return [
    isKnown ? Math.log1p(sameWeeks) : -1,
    isRiseKnown ? Math.log1p(weeksBefore) : -1,
    isKnown ? Math.log1p((counts.weeksAfter[place] as number) * base.weeksAfter) : -1,
    isRiseKnown ? Math.log((sameWeeks + 2) / (weeksBefore + 2)) : 0,
    isRiseKnown ? backShare(counts.backInSameWeeks, counts.ownersYearAgo, base.backInSameWeeks, place) : 0,
    backShare(counts.backInMonth, counts.ownersMonthAgo, base.backInMonth, place),
    backShare(counts.backInQuarter, counts.ownersQuarterAgo, base.backInQuarter, place),
  ];
}

/** Log of the share of its owners that came back for it, against that of all products. */
function backShare(back: Float64Array, owners: Float64Array, usual: number, place: number): number {
  if (usual === 0) return 0;
  const share = ((back[place] as number) + OWNER_PRIOR * usual) / ((owners[place] as number) + OWNER_PRIOR);
  return Math.log(share / usual);
}

function lifeFeatures(counts: ProductCounts, quick: Appeal, place: number, { time }: Cut): number[] {
  const quantity = counts.quantity[place] as number;
  const price = Math.log(((counts.cents[place] as number) + 1) / (quantity + 0.01));
  const monthQuantity = counts.monthQuantity[place] as number;
  const inMonth = (counts.buyers[2] as Float64Array)[place] as number;
  const back = counts.backInMonth[place] as number;
  return [
    Math.log1p(time - (counts.firstTime[place] as number)),
    Math.log1p(time - (counts.lastTime[place] as number)),
    Math.log(((quick.bought[place] as number) + 0.5) / ((quick.expected[place] as number) + 0.5)),
    (inMonth - back) / (inMonth + 1),
    monthQuantity > 0 ? Math.log(((counts.monthCents[place] as number) + 1) / monthQuantity) - price : 0,
    price,
    Math.log((quantity + 1) / ((counts.purchases[place] as number) + 1)),
  ];
}
