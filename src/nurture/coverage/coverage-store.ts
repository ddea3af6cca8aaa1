import type { CareLevel } from '../../decisions/care-model.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';

/** One customer that has ordered, as of a day. The year is the 365 days before it. */
export type CoverageRow = {
  level: CareLevel;
  orderDaysOfYear: number;
  centsOfYear: Cents;
  /** Days from its first order until it was lost or, if it is still there, until today. */
  days: number;
  lost: boolean;
  /** A gap that long ended within the year: lost for the first time or once more. */
  lostThisYear: boolean;
};

/**
 * Every customer with an order dated before a day, closed ones among them: who closed was lost as well. Lost, for all levels
 * alike, is who let `lostAfterDays` go by without an order, on the day they were over; who came back later was lost all the same.
 */
export async function readCoverageRows(
  db: Database,
  input: { today: Day; lostAfterDays: number },
): Promise<CoverageRow[]> {
  const { rows } = await db.$client.query<CoverageRow>(
    `with day as (
       select customer_id, ordered_on, sum(amount_cents) as cents,
         lead(ordered_on, 1, $1::date) over (partition by customer_id order by ordered_on) - ordered_on as gap
       from order_line where ordered_on < $1::date and quantity > 0 and amount_cents >= 0
       group by customer_id, ordered_on
     ), life as (
       select customer_id, min(ordered_on) as began, min(ordered_on) filter (where gap > $2::int) + $2::int as lost_on,
         coalesce(bool_or(gap > $2::int and ordered_on + $2::int >= $1::date - 365), false) as this_year,
         count(*) filter (where ordered_on >= $1::date - 365)::int as orders,
         coalesce(sum(cents) filter (where ordered_on >= $1::date - 365), 0)::float8 as cents
       from day group by customer_id)
     select c.care_level as level, l.orders as "orderDaysOfYear", l.cents as "centsOfYear",
       coalesce(l.lost_on, $1::date) - l.began as days, l.lost_on is not null as lost,
       l.this_year as "lostThisYear"
     from life l join customer c on c.id = l.customer_id`,
    [isoFromDay(input.today), input.lostAfterDays],
  );
  return rows;
}

/** Whether any message has ever been planned. */
export async function hasWritten(db: Database): Promise<boolean> {
  const { rows } = await db.$client.query<{ any: boolean }>('select exists (select from message) as any');
  return rows[0]?.any ?? false;
}

/** Another text once orders, levels, settings or answers may have changed the figures. */
export async function coverageState(db: Database): Promise<string> {
  const { rows } = await db.$client.query<{ state: string }>(
    `select concat_ws(' ', (select max(id) from import_run), (select max(undone_at) from import_run),
       (select max(version) from care_model), (select max(updated_at) from customer),
       (select max(id) from satisfaction_answer),
       (select count(*) from satisfaction_answer where doubtful is not null),
       (select coalesce(accepted_at, bounced_at) from message
        where kind = 'question' and coalesce(accepted_at, bounced_at) is not null
        order by 1 desc limit 1)) as state`,
  );
  return rows[0]?.state ?? '';
}
