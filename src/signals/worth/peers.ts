import type { Day } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';
import { type SizeBand, sizeBandOf } from './size-band.ts';
import { DAYS_OF_YEAR, HALF_YEAR_DAYS, type Spend, toYear } from './year-spend.ts';

/** A customer as others of its kind are measured by it. */
export interface Peer {
  industry: string;
  size: SizeBand | null;
  /** A year's cents by category, above nothing. */
  byCategory: ReadonlyMap<string, Cents>;
  totalCents: Cents;
  recentCents: Cents;
  /** Null for one too young to have bought a year before. */
  beforeCents: Cents | null;
}

/** Whom nobody has watched for so long says little about a year. */
const LEAST_DAYS = 180;

/** Null for a customer of no known industry, one that is gone, and one that has only just come. */
export function peerOf(
  { industry, employees }: { industry: string | null; employees: number | null },
  spend: Spend,
  today: Day,
): Peer | null {
  const { firstDay, lastDay, recentCents, beforeCents } = spend;
  if (industry === null || firstDay === null || lastDay === null) return null;
  if (today - firstDay < LEAST_DAYS || today - lastDay > DAYS_OF_YEAR) return null;
  const times = toYear(firstDay, today);
  const byCategory = new Map<string, Cents>();
  let totalCents = 0;
  for (const [category, cents] of spend.byCategory) {
    if (cents <= 0) continue;
    byCategory.set(category, cents * times);
    totalCents += cents * times;
  }
  const wasThere = today - firstDay >= DAYS_OF_YEAR + HALF_YEAR_DAYS;
  return {
    ...{ industry, size: sizeBandOf(employees), byCategory, totalCents, recentCents },
    beforeCents: wasThere ? beforeCents : null,
  };
}

/** The two digits of a code under which all like it stand: `56.10` → `56`. */
export function divisionOf(industry: string): string {
  return industry.slice(0, 2);
}
