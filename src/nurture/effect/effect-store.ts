import type { Database } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';

/** One customer that a mail or a call was chosen for, whether it got it or was held out. */
export type EffectRow = {
  heldOut: boolean;
  /** Days it has been watched. */
  days: number;
  ordersBefore: number;
  ordersAfter: number;
  centsBefore: number;
  centsAfter: number;
  /** Ordered within the last 90 days, 0 or 1: of the year before, and of the time watched. */
  keptBefore: number;
  keptAfter: number;
};

/** The first day on which anybody was chosen for anything that can be held out; null when nothing was decided yet. */
export async function firstDecisionDay(db: Database): Promise<Day | null> {
  const { rows } = await db.$client.query<{ day: Day | null }>(
    `select min(day) - date '1970-01-01' as day from decision where ${CAN_BE_HELD_OUT}`,
  );
  return rows[0]?.day ?? null;
}

/**
 * Everybody first chosen between two days, at least `leastDays` before the end, with orders before and after that day. Both
 * sides were chosen by the same rules before the hash parted them, so like is compared with like. `kind` (message kind or
 * call purpose) keeps those first chosen for it.
 */
export async function readEffectRows(
  db: Database,
  input: { until: Day; leastDays: number; kind: string | null },
): Promise<EffectRow[]> {
  const { rows } = await db.$client.query<EffectRow>(
    `with chosen as (
       select distinct on (customer_id) customer_id, day, held_out
       from decision
       where ${CAN_BE_HELD_OUT} and day <= $1::date - $2::int
         and ($3::text is null or verdict ->> 'messageKind' = $3 or verdict ->> 'purpose' = $3)
       order by customer_id, day)
     select c.held_out as "heldOut", ($1::date - c.day)::int as days,
       count(distinct l.ordered_on) filter (where before)::int as "ordersBefore",
       count(distinct l.ordered_on) filter (where not before)::int as "ordersAfter",
       coalesce(sum(l.amount_cents) filter (where before), 0)::float8 as "centsBefore",
       coalesce(sum(l.amount_cents) filter (where not before), 0)::float8 as "centsAfter",
       coalesce(max((l.ordered_on > c.day - 90 and before)::int), 0) as "keptBefore",
       coalesce(max((l.ordered_on > $1::date - 90 and not before)::int), 0) as "keptAfter"
     from chosen c
     left join lateral (
       select ordered_on, amount_cents, quantity, ordered_on < c.day as before from order_line
       where customer_id = c.customer_id and ordered_on >= c.day - 365 and ordered_on < $1::date and quantity > 0) l on true
     group by c.customer_id, c.held_out, c.day`,
    [isoFromDay(input.until), input.leastDays, input.kind],
  );
  return rows;
}

/** Putting something right is never held out, so nothing can be learnt from it. */
const CAN_BE_HELD_OUT = `not (kind = 'call' and verdict ->> 'purpose' = 'service')
  and verdict ->> 'messageKind' is distinct from 'after-complaint'`;
