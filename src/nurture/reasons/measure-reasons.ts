import type { Database } from '../../platform/database.ts';
import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';
import { type Leaving, readComplaintCounts, readLeaving } from './reason-store.ts';

/** One line of a table by month. */
export interface ByMonth<Name> {
  name: Name;
  /** One count for each of the report's months. */
  counts: readonly number[];
  total: number;
}

export interface ReasonReport {
  /** Since 1970-01; the last one is today's and not over. */
  months: readonly number[];
  leaving: readonly (ByMonth<Leaving['reason']> & { yearCents: Cents })[];
  /** By what they are about, in the supplier's words, and by product; null where the complaint does not say. */
  complaints: readonly ByMonth<ComplaintName>[];
  products: readonly ByMonth<ComplaintName>[];
}

/** `OTHERS`: all that come after the most frequent ones, together. */
export type ComplaintName = string | null | typeof OTHERS;

const OTHERS = { others: true } as const;
const MONTHS = 12;
/** More lines than these are no list to read. */
const LINES_TOLD = 15;

/** Why customers left and what they complained about in the last twelve months, most first. */
export async function measureReasons({ db }: { db: Database }, today: Day): Promise<ReasonReport> {
  const last = monthOfDay(today);
  const months = Array.from({ length: MONTHS }, (_, i) => last - MONTHS + 1 + i);
  const range = { from: firstDayOfMonth(last - MONTHS + 1), to: today };
  const [leaving, complaints] = await Promise.all([readLeaving(db, range), readComplaintCounts(db, range)]);
  const reasons = byMonth(
    months,
    leaving,
    (one) => one.reason,
    (one) => one.customers,
  );
  const count = (one: { complaints: number }) => one.complaints;
  return {
    months,
    leaving: reasons.map((row) => ({ ...row, yearCents: lostFor(row.name, leaving) })),
    complaints: cutToList(byMonth(months, complaints, (one) => one.about, count)),
    products: cutToList(
      byMonth(months, complaints, (one) => one.product, count).filter(({ name }) => name !== null),
    ),
  };
}

/** The most frequent ones, and all others as one line. */
function cutToList(rows: readonly ByMonth<string | null>[]): ByMonth<ComplaintName>[] {
  const [told, rest] = [rows.slice(0, LINES_TOLD), rows.slice(LINES_TOLD)];
  if (rest.length === 0) return told;
  const counts = (told[0]?.counts ?? []).map((_, i) =>
    rest.reduce((sum, row) => sum + (row.counts[i] ?? 0), 0),
  );
  return [...told, { name: OTHERS, counts, total: rest.reduce((sum, { total }) => sum + total, 0) }];
}

function lostFor(reason: Leaving['reason'], leaving: readonly Leaving[]): Cents {
  return leaving.reduce((sum, one) => (one.reason === reason ? sum + one.yearCents : sum), 0);
}

function byMonth<Row extends { month: number }, Name>(
  months: readonly number[],
  rows: readonly Row[],
  nameOf: (row: Row) => Name,
  countOf: (row: Row) => number,
): ByMonth<Name>[] {
  const counts = new Map<Name, number[]>();
  for (const row of rows) {
    const own = counts.get(nameOf(row)) ?? months.map(() => 0);
    const place = months.indexOf(row.month);
    own[place] = (own[place] ?? 0) + countOf(row);
    counts.set(nameOf(row), own);
  }
  const sum = (own: readonly number[]) => own.reduce((total, count) => total + count, 0);
  return [...counts]
    .map(([name, own]) => ({ name, counts: own, total: sum(own) }))
    .sort((a, b) => b.total - a.total);
}
