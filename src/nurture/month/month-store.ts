import { and, eq, sql } from 'drizzle-orm';
import type { MessageKind } from '../../decisions/message-kind.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, type DayRange, isoFromDay } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';
import { monthLetterTable } from './month-letter-table.ts';

/** What happened in some days; both ends count. */
export interface MonthFigures {
  callsMade: number;
  reached: number;
  mails: readonly { kind: MessageKind; count: number }[];
  /** Customers that entered the stage in these days. */
  stages: Readonly<Record<'new' | 'returned' | 'lost', number>>;
  /** What the customers lost in these days ordered in the year before they last did. */
  lostCents: Cents;
}

const YEAR_DAYS = 365;

/** `timeZone`: in which a mail's day is told. */
export async function readMonthFigures(
  db: Database,
  { from, to, timeZone }: DayRange & { timeZone: string },
): Promise<MonthFigures> {
  const range = [isoFromDay(from), isoFromDay(to)];
  const entered = (stage: string) =>
    `(select count(*) from stage_change where stage = '${stage}' and from_day between $1 and $2)::int`;
  const [figures, mails] = await Promise.all([
    db.$client.query<Omit<MonthFigures, 'mails'>>(
      `select (select count(*) from call_outcome where "on" between $1 and $2)::int as "callsMade",
         (select count(*) from call_outcome where "on" between $1 and $2 and reached = 'reached')::int as reached,
         json_build_object('new', ${entered('new')}, 'returned', ${entered('returned')}, 'lost', ${entered('lost')}) as stages,
         (select coalesce(sum(bought.cents), 0)::float8 from stage_change gone
          cross join lateral (select max(ordered_on) as day from order_line l
            where l.customer_id = gone.customer_id and l.quantity > 0 and l.ordered_on < gone.from_day) last
          cross join lateral (select sum(amount_cents) as cents from order_line l
            where l.customer_id = gone.customer_id and l.quantity > 0
              and l.ordered_on <= last.day and l.ordered_on > last.day - ${YEAR_DAYS}) bought
          where gone.stage = 'lost' and gone.from_day between $1 and $2) as "lostCents"`,
      range,
    ),
    db.$client.query<MonthFigures['mails'][number]>(
      `select kind, count(*)::int as count from message
       where accepted_at is not null and (accepted_at at time zone $3)::date between $1 and $2 group by 1 order by 2 desc, 1`,
      [...range, timeZone],
    ),
  ]);
  const [row] = figures.rows;
  if (!row) throw new Error('A query of figures gave no row');
  return { ...row, mails: mails.rows };
}

/** Revenue of each month between two days, returns taken off; `month` counts from 1970-01. A month without orders has no row. */
export async function readMonthRevenue(
  db: Database,
  { from, to }: DayRange,
): Promise<{ month: number; cents: Cents }[]> {
  const { rows } = await db.$client.query<{ month: number; cents: Cents }>(
    `select (extract(year from ordered_on) * 12 + extract(month from ordered_on) - 1 - 1970 * 12)::int as month,
       sum(amount_cents)::float8 as cents
     from order_line where ordered_on between $1 and $2 group by 1 order by 1`,
    [isoFromDay(from), isoFromDay(to)],
  );
  return rows;
}

/** True for one caller only, and again after a mail server's refusal. */
export async function claimMonthLetter(db: Database, staffId: string, month: Day): Promise<boolean> {
  const claimed = await db
    .insert(monthLetterTable)
    .values({ staffId, month: isoFromDay(month), state: 'claimed' })
    .onConflictDoUpdate({
      target: [monthLetterTable.staffId, monthLetterTable.month],
      set: { state: 'claimed', at: sql`now()` },
      setWhere: eq(monthLetterTable.state, 'failed'),
    })
    .returning({ staffId: monthLetterTable.staffId });
  return claimed.length > 0;
}

export async function settleMonthLetter(
  db: Database,
  staffId: string,
  month: Day,
  state: 'sent' | 'failed',
): Promise<void> {
  const own = and(eq(monthLetterTable.staffId, staffId), eq(monthLetterTable.month, isoFromDay(month)));
  await db.update(monthLetterTable).set({ state, at: sql`now()` }).where(own);
}
