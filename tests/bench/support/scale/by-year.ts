import { EVERYONE, readHistories } from '../../../../src/nurture/history-store.ts';
import { openDatabase } from '../../../../src/platform/database.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import { dayFromParts, isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { BenchDatabase } from '../bench-database.ts';

const ROUNDS = 3;

/** Seconds of the nightly reading of all order lines, from one table and from one cut by years: the least of some rounds taken by turns. */
interface ByYear {
  whole: number;
  byYear: number;
  years: number;
}

/**
 * The same lines once more in a schema of their own, in one partition a year with the same key. The review's own statement reads them: only
 * the search path says which of the two it finds.
 */
export async function compareByYear({ db, url }: BenchDatabase, before: Day): Promise<ByYear> {
  const years = await copyByYear(db);
  const beside = openDatabase(`${url}?options=${encodeURIComponent('-c search_path=by_year,public')}`, {
    max: 1,
    onError: (error) => console.error(error.message),
  });
  const seconds = { whole: Number.POSITIVE_INFINITY, byYear: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    seconds.whole = Math.min(seconds.whole, await timeReading(db, before));
    seconds.byYear = Math.min(seconds.byYear, await timeReading(beside, before));
  }
  await beside.$client.end();
  await db.$client.query('drop schema by_year cascade');
  return { ...seconds, years };
}

async function copyByYear(db: BenchDatabase['db']): Promise<number> {
  const { rows } = await db.$client.query<{ from: number; to: number }>(
    `select extract(year from min(ordered_on))::int as "from", extract(year from max(ordered_on))::int as "to" from order_line`,
  );
  const { from = 0, to = 0 } = rows[0] ?? {};
  await db.$client.query('create schema by_year');
  await db.$client.query(
    'create table by_year.order_line (like public.order_line) partition by range (ordered_on)',
  );
  for (let year = from; year <= to; year++)
    await db.$client.query(
      `create table by_year.line_${year} partition of by_year.order_line for values from ('${firstOf(year)}') to ('${firstOf(year + 1)}')`,
    );
  await db.$client.query('insert into by_year.order_line select * from public.order_line');
  await db.$client.query(
    `alter table by_year.order_line add primary key (customer_id, product_id, ordered_on, order_id, ordinal) include (quantity, amount_cents)`,
  );
  await db.$client.query('vacuum analyze');
  return to - from + 1;
}

function firstOf(year: number): string {
  return isoFromDay(dayFromParts(year, 1, 1) as Day);
}

async function timeReading(db: BenchDatabase['db'], before: Day): Promise<number> {
  const startedAt = performance.now();
  await readHistories(db, EVERYONE, before, () => undefined);
  return (performance.now() - startedAt) / 1000;
}
