import type { CareLevel } from '../../decisions/care-model.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';

/** How things stood on one day, for customers of some care levels. */
export interface GoalPoint {
  day: Day;
  /** Order days in the year before that day, and in the year before that one. */
  orders: number;
  ordersBefore: number;
  /** Customers that ordered in the year before the last one, and those of them without an order for longer than `lostAfterDays`. */
  customers: number;
  lost: number;
}

const YEAR = 365;
const TWO_YEARS = 2 * YEAR;

/** One point for each day given. `lostAfterDays`: as in the coverage report. */
export async function readGoalPoints(
  db: Database,
  {
    days,
    levels,
    lostAfterDays,
  }: { days: readonly Day[]; levels: readonly CareLevel[]; lostAfterDays: number },
): Promise<GoalPoint[]> {
  const { rows } = await db.$client.query<GoalPoint>(
    `with point as (select unnest($1::date[]) as day),
     ordered as (
       select distinct l.customer_id, l.ordered_on from order_line l join customer c on c.id = l.customer_id
       where l.quantity > 0 and c.care_level = any($2::text[])
         and l.ordered_on >= (select min(day) from point) - ${TWO_YEARS}),
     each as (
       select point.day, customer_id,
         count(*) filter (where ordered_on >= point.day - ${YEAR}) as orders,
         count(*) filter (where ordered_on < point.day - ${YEAR}) as before,
         max(ordered_on) < point.day - $3::int as lost
       from point join ordered on ordered_on < point.day and ordered_on >= point.day - ${TWO_YEARS}
       group by 1, 2)
     select day - date '1970-01-01' as day, sum(orders)::int as orders, sum(before)::int as "ordersBefore",
       count(*) filter (where before > 0)::int as customers,
       count(*) filter (where before > 0 and lost)::int as lost
     from each group by 1 order by 1`,
    [days.map(isoFromDay), levels, lostAfterDays],
  );
  return rows;
}
