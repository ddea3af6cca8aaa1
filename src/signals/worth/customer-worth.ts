import type { PurchaseHistory } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';
import type { SizeBand } from './size-band.ts';
import { type ValueClass, valueClassOf } from './value-class.ts';
import type { WorthBase } from './worth-base.ts';
import type { PeerRow } from './worth-contents.ts';
import { type CategoryOf, DAYS_OF_YEAR, HALF_YEAR_DAYS, type Spend, spendOf, toYear } from './year-spend.ts';

/** What customers like it buy in a year, and how sure that is (95 % interval). Cents a year. */
export interface Potential {
  /** Who they are: an industry's code or division, and a size where it is known. */
  industry: string;
  size: SizeBand | null;
  customers: number;
  cents: Cents;
  lowCents: Cents;
  highCents: Cents;
  /** Share of wallet (0–1): bought here ÷ all that it likely buys. */
  share: number;
  lowShare: number;
  highShare: number;
  /** Where most is missing, most first; `''` is goods without a category. */
  gaps: readonly { category: string; todayCents: Cents; levelCents: Cents }[];
}

/** The last half year against the same one a year before, 0.1 being a tenth more: the customer's, and its industry's. */
export interface GrowthCompared {
  own: number;
  industry: number;
}

type WorthUnknown = 'never-ordered' | 'gone' | 'too-new' | 'no-industry' | 'few-peers';

/** What a customer is worth today and could be. */
export interface CustomerWorth {
  /** A year; of a young customer, what its days so far make in a year. */
  todayCents: Cents;
  /** Cents a year from which on a customer counts as large. */
  largeFromCents: Cents | null;
  valueClass: ValueClass | null;
  potential: Potential | null;
  growth: GrowthCompared | null;
  /** Why the class cannot be told yet; null where it can. */
  unknown: WorthUnknown | null;
}

interface WorthInput {
  today: Day;
  industry: string | null;
  employees: number | null;
  history: PurchaseHistory;
  categoryOf: CategoryOf;
  base: WorthBase;
  /** Share (0–1) of revenue that large customers bring together. */
  topRevenueShare: number;
}

/** A quarter must have passed before its days say what a year will be. */
const LEAST_DAYS = 90;
/** More than these make a list, not a reason to talk. */
const GAPS_TOLD = 3;

export function customerWorth(input: WorthInput): CustomerWorth {
  const { today, industry, employees, base } = input;
  const spend = spendOf(input.history, today, input.categoryOf);
  const peers = base.peersOf(industry, employees);
  const unknown = unknownOf(spend, input, peers);
  const times = spend.firstDay === null ? 1 : toYear(spend.firstDay, today);
  const bought = new Map<string, Cents>();
  let yearCents = 0;
  for (const [category, cents] of spend.byCategory) {
    const ofYear = Math.max(0, cents) * times;
    bought.set(category, ofYear);
    yearCents += ofYear;
  }
  const todayCents = Math.round(yearCents);
  const largeFromCents = base.topFrom(input.topRevenueShare);
  const potential = peers && unknown === null ? potentialOf(bought, todayCents, peers) : null;
  const valueClass =
    potential && largeFromCents !== null
      ? valueClassOf({ todayCents, potentialCents: potential.cents }, largeFromCents)
      : null;
  return {
    todayCents,
    largeFromCents,
    valueClass,
    potential,
    growth: growthOf(spend, today, peers),
    unknown,
  };
}

function unknownOf(
  { firstDay, lastDay }: Spend,
  { today, industry }: WorthInput,
  peers: PeerRow | null,
): WorthUnknown | null {
  if (firstDay === null || lastDay === null) return 'never-ordered';
  if (today - lastDay > DAYS_OF_YEAR) return 'gone';
  if (today - firstDay < LEAST_DAYS) return 'too-new';
  if (industry === null) return 'no-industry';
  return peers === null ? 'few-peers' : null;
}

/** Whatever it buys beyond the others' level stays; what is below it is filled up. */
function potentialOf(bought: ReadonlyMap<string, Cents>, todayCents: Cents, peers: PeerRow): Potential {
  let [low, level, high] = [todayCents, todayCents, todayCents];
  const gaps: { category: string; todayCents: Cents; levelCents: Cents }[] = [];
  for (const [category, lowCents, cents, highCents] of peers.levels) {
    const own = bought.get(category) ?? 0;
    low += Math.max(0, lowCents - own);
    level += Math.max(0, cents - own);
    high += Math.max(0, highCents - own);
    if (cents > own) gaps.push({ category, todayCents: Math.round(own), levelCents: cents });
  }
  const { industry, size, customers } = peers;
  const shareOf = (cents: Cents) => (cents > 0 ? Math.min(1, todayCents / cents) : 1);
  return {
    industry,
    size,
    customers,
    cents: Math.round(level),
    lowCents: Math.round(low),
    highCents: Math.round(high),
    share: shareOf(level),
    lowShare: shareOf(high),
    highShare: shareOf(low),
    gaps: gaps
      .sort((a, b) => b.levelCents - b.todayCents - (a.levelCents - a.todayCents))
      .slice(0, GAPS_TOLD),
  };
}

function growthOf(
  { firstDay, recentCents, beforeCents }: Spend,
  today: Day,
  peers: PeerRow | null,
): GrowthCompared | null {
  const growth = peers?.growth ?? null;
  if (growth === null || firstDay === null || beforeCents <= 0) return null;
  if (today - firstDay < DAYS_OF_YEAR + HALF_YEAR_DAYS) return null;
  return { own: recentCents / beforeCents - 1, industry: growth };
}
