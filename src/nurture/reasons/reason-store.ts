import type { LEAVING_REASONS } from '../../calls/call-table.ts';
import type { Database } from '../../platform/database.ts';
import { type DayRange, isoFromDay } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';

/** Customers that said in a month that they leave, by reason. `month` counts from 1970-01. */
export interface Leaving {
  month: number;
  reason: (typeof LEAVING_REASONS)[number];
  customers: number;
  /** What they ordered in the year before they said so. */
  yearCents: Cents;
}

/** Complaints made in a month, by what they are about and by product; null where the complaint does not say. */
export interface Complaints {
  month: number;
  about: string | null;
  product: string | null;
  complaints: number;
}

const YEAR_DAYS = 365;
const MONTH = (day: string) =>
  `(extract(year from ${day}) * 12 + extract(month from ${day}) - 1 - 1970 * 12)::int`;

/** A customer counts once, with what it said last. */
export async function readLeaving(db: Database, { from, to }: DayRange): Promise<Leaving[]> {
  const { rows } = await db.$client.query<Leaving>(
    `with said as (
       select distinct on (customer_id) customer_id, leaving_reason as reason, "on" as day
       from call_outcome where leaving_reason is not null and "on" between $1 and $2
       order by customer_id, id desc)
     select ${MONTH('day')} as month, reason, count(*)::int as customers,
       coalesce(sum(bought.cents), 0)::float8 as "yearCents"
     from said left join lateral (
       select sum(amount_cents) as cents from order_line l
       where l.customer_id = said.customer_id and l.quantity > 0
         and l.ordered_on > day - ${YEAR_DAYS} and l.ordered_on <= day) bought on true
     group by 1, 2 order by 1, 2`,
    [isoFromDay(from), isoFromDay(to)],
  );
  return rows;
}

export async function readComplaintCounts(db: Database, { from, to }: DayRange): Promise<Complaints[]> {
  const { rows } = await db.$client.query<Complaints>(
    `select ${MONTH('opened_on')} as month, about, coalesce(product.name, product_external_id) as product,
       count(*)::int as complaints
     from complaint left join product on product.external_id = product_external_id
     where opened_on between $1 and $2 group by 1, 2, 3 order by 1, 2, 3`,
    [isoFromDay(from), isoFromDay(to)],
  );
  return rows;
}
