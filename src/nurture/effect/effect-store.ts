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

export interface EffectMonth {
  /** Months since 1970-01. */
  month: number;
  heldOut: boolean;
  /** Of all customers of that side together. */
  orders: number;
  cents: number;
  /** Customers that ordered in that month. */
  ordered: number;
}

/**
 * What everybody chosen so far ordered by month, from one day's month to the day before another, with how many there are on each side.
 * The same customers in every month, those before they were chosen too: the sides were alike then.
 */
export async function readEffectMonths(
  db: Database,
  { from, until }: { from: Day; until: Day },
): Promise<{ months: EffectMonth[]; caredFor: number; heldOut: number }> {
  const chosen = `select distinct on (customer_id) customer_id, held_out from decision
    where ${CAN_BE_HELD_OUT} order by customer_id, day`;
  const [{ rows: months }, { rows: sides }] = await Promise.all([
    db.$client.query<EffectMonth>(
      // Step by step, as sorting all lines to count what is distinct among them takes ten times as long.
      `with chosen as (${chosen}),
       day as (
         select customer_id, ordered_on, sum(amount_cents) as cents from order_line
         where ordered_on >= date_trunc('month', $1::date) and ordered_on < $2 and quantity > 0
         group by 1, 2),
       mine as (
         select customer_id, held_out, date_trunc('month', ordered_on) as month, count(*) as orders, sum(cents) as cents
         from chosen join day using (customer_id) group by 1, 2, 3)
       select ((extract(year from month) - 1970) * 12 + extract(month from month) - 1)::int as month,
         held_out as "heldOut", sum(orders)::int as orders, sum(cents)::float8 as cents, count(*)::int as ordered
       from mine group by 1, 2 order by 1`,
      [isoFromDay(from), isoFromDay(until)],
    ),
    db.$client.query<{ heldOut: boolean; count: number }>(
      `with chosen as (${chosen}) select held_out as "heldOut", count(*)::int as count from chosen group by 1`,
    ),
  ]);
  const sizeOf = (heldOut: boolean) => sides.find((side) => side.heldOut === heldOut)?.count ?? 0;
  return { months, caredFor: sizeOf(false), heldOut: sizeOf(true) };
}

/** Message kinds and call purposes that anybody was ever chosen for. */
export async function readEffectKinds(db: Database): Promise<string[]> {
  const { rows } = await db.$client.query<{ kind: string }>(
    `select distinct coalesce(verdict ->> 'messageKind', verdict ->> 'purpose') as kind
     from decision where ${CAN_BE_HELD_OUT}`,
  );
  return rows.map(({ kind }) => kind).filter((kind) => kind !== null);
}

/** Another text once a new import, review or care model may have changed the figures. */
export async function effectState(db: Database): Promise<string> {
  const { rows } = await db.$client.query<{ state: string }>(
    `select concat_ws(' ', (select max(id) from import_run), (select max(undone_at) from import_run),
       (select max(finished_at) from review_run),
       (select max(version) from care_model)) as state`,
  );
  return rows[0]?.state ?? '';
}

/**
 * Putting something right is never held out, so nothing can be learnt from it. In `observe` no mail goes, so both sides are left
 * alone; calls are raised all the same.
 */
const CAN_BE_HELD_OUT = `not (kind = 'call' and verdict ->> 'purpose' = 'service')
  and verdict ->> 'messageKind' is distinct from 'after-complaint'
  and (kind = 'call' or care_model_version not in (select version from care_model where settings ->> 'mode' = 'observe'))`;
