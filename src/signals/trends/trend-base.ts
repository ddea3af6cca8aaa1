import { type Day, firstDayOfMonth } from '../../shared/calendar-day.ts';
import { type BoughtItem, demandFrom } from './demand.ts';
import type { CourseContents, TrendContents } from './trend-contents.ts';

/** What the whole base says about trends, with its course as lookups. */
export interface TrendBase extends Omit<TrendContents, 'course' | 'demand'> {
  /** Time from one day (inclusive) to another (exclusive) in usual days: one of a busy season counts for more. */
  elapsed(from: Day, to: Day): number;
  /** Logarithm by which the orders of a day are larger than usual, and quantities of one item. */
  sizeOn(day: Day): number;
  quantitiesOn(day: Day): number;
  /** How well others have gone on buying a product (demand.ts), 0–1. */
  demandFor(item: BoughtItem): number;
}

/** Stored contents → lookups. */
export function trendBaseFrom({ course, demand, ...rest }: TrendContents): TrendBase {
  const usualDays = elapsedTable(course);
  return {
    ...rest,
    elapsed: (from, to) => usualDays(to) - usualDays(from),
    sizeOn: dailyTable(course.firstMonth, course.size),
    demandFor: demandFrom(demand),
    quantitiesOn: dailyTable(course.firstMonth, course.quantities),
  };
}

/** Values by month → by day; 0 before and after. Day by day, since a review asks for every order of every customer. */
function dailyTable(firstMonth: number, months: readonly number[]): (day: Day) => number {
  const first = firstDayOfMonth(firstMonth);
  const values = new Float64Array(firstDayOfMonth(firstMonth + months.length) - first);
  for (const [i, value] of months.entries())
    values.fill(value, firstDayOfMonth(firstMonth + i) - first, firstDayOfMonth(firstMonth + i + 1) - first);
  return (day) => values[day - first] ?? 0;
}

/** Day → usual days since the course began; months before and after it are usual ones. */
function elapsedTable({ firstMonth, tempo }: CourseContents): (day: Day) => number {
  const starts = Array.from({ length: tempo.length + 1 }, (_, i) => firstDayOfMonth(firstMonth + i));
  const first = starts[0] as Day;
  const upTo = new Float64Array((starts.at(-1) as Day) - first + 1);
  let month = 0;
  for (let i = 0; i < upTo.length - 1; i++) {
    if (first + i >= (starts[month + 1] as Day)) month++;
    upTo[i + 1] = (upTo[i] as number) + (tempo[month] as number);
  }
  const last = upTo.length - 1;
  return (day) => {
    const at = day - first;
    if (at <= 0) return at;
    return at <= last ? (upTo[at] as number) : (upTo[last] as number) + at - last;
  };
}
