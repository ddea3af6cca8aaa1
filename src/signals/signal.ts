import type { ForecastSource } from '../forecast/customer-forecast.ts';
import type { RhythmSource } from '../rhythm/rhythm.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';
import type { AnswerScale } from './answer.ts';
import type { ChangedPart } from './trends/trend-contents.ts';
import type { SizeBand } from './worth/size-band.ts';

interface SignalOf<Kind extends string, Evidence> {
  kind: Kind;
  /** The day it began to be true. */
  startedOn: Day;
  /** 0–1. */
  strength: number;
  evidence: Evidence;
}

export type ItemDue = SignalOf<
  'item-due',
  {
    productId: number;
    dueOn: Day;
    daysSince: number;
    usualGapDays: number;
    purchases: number;
    usualQuantity: number;
    /** Chance that it is bought within the horizon, given that it has not been yet. */
    probability: number;
    /** The coming days meant above: longer for items bought seldom. */
    horizonDays: number;
    /** Whose gaps the usual one is. */
    source: RhythmSource;
    /** Whose purchases the chance rests on; the plain interval where there is no forecast. Findings of old days lack it. */
    chanceFrom?: ForecastSource | 'interval';
  }
>;
export type Late = SignalOf<
  'late',
  { daysSince: number; usualGapDays: number; lateAfterDays: number; orderDays: number; source: RhythmSource }
>;
export type Silent = SignalOf<
  'silent',
  {
    daysSince: number;
    usualGapDays: number;
    orderDays: number;
    /** Chance of an order within the horizon. */
    probability: number;
    /** How often a year so long a silence comes to a customer like it. */
    timesPerYear: number;
    lastOrderOn: Day;
  }
>;
/** What the customer bought since the first of a month, against what its own year before and the season would have brought. */
export interface TrendEvidence {
  days: number;
  /** What changed most clearly. */
  part: ChangedPart;
  /** −0.4 is 40 % less. */
  change: number;
  /** Bulk orders count as a large usual one. */
  recentCents: Cents;
  expectedCents: Cents;
}
export type Shrinking = SignalOf<'shrinking', TrendEvidence>;
export type Growing = SignalOf<'growing', TrendEvidence>;
export type LostItem = SignalOf<
  'lost-item',
  { productId: number; daysSince: number; usualGapDays: number; purchases: number; ordersSince: number }
>;
export type Complaints = SignalOf<
  'complaints',
  {
    /** Complaints and returns within the window of days. */
    recent: number;
    returns: number;
    windowDays: number;
    /** What the customer's own baseline would have brought in that window. */
    expected: number;
    open: number;
    oldestOpenDays: number | null;
  }
>;
export type Widening = SignalOf<'widening', { categories: readonly string[]; productIds: readonly number[] }>;
export type NewCustomer = SignalOf<'new', { firstOrderOn: Day; orderDays: number }>;
/** Clearly below what customers of the same industry and size buy in a year. */
export type Untapped = SignalOf<
  'untapped',
  {
    /** Who they are: a code or division, and a size where it is known. */
    industry: string;
    size: SizeBand | null;
    customers: number;
    todayCents: Cents;
    potentialCents: Cents;
    lowCents: Cents;
    highCents: Cents;
    /** Share of wallet (0–1) with its 95 % interval. */
    share: number;
    lowShare: number;
    highShare: number;
    /** In which most is missing, most first. */
    categories: readonly string[];
  }
>;
/** The customer itself said so: in words or by pressing "this is spam", found when it comes in; or with a low answer to a question. */
export type Unhappy = SignalOf<
  'unhappy',
  | { saidBy: 'reply' | 'spam-report'; words: string | null }
  | { saidBy: 'answer'; words: string | null; scale: AnswerScale; score: number }
>;
export type Returned = SignalOf<'returned', { returnedOn: Day; silentDays: number; usualGapDays: number }>;

/** A dated finding with evidence. The union is closed: a new kind must be handled everywhere. */
export type Signal =
  | ItemDue
  | Late
  | Silent
  | Shrinking
  | Growing
  | LostItem
  | Complaints
  | Widening
  | Untapped
  | NewCustomer
  | Returned
  | Unhappy;

export type SignalKind = Signal['kind'];
