import type { Database } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import type { EffectRow } from './judge-measures.ts';

/** The first day on which anybody was chosen for anything that can be held out; null when nothing was decided yet. */
export async function firstDecisionDay(db: Database): Promise<Day | null> {
  const { rows } = await db.$client.query<{ day: Day | null }>(
    `select min(day) - date '1970-01-01' as day from decision where ${CAN_BE_HELD_OUT}`,
  );
  return rows[0]?.day ?? null;
}

/**
 * Everybody first chosen before a day, and watched for `leastDays` or more between two days, with what it did in the year before it
 * was first chosen and while it was watched. Both sides were chosen by the same rules before the hash parted them, so like is
 * compared with like. `kind` (message kind or call purpose) keeps those first chosen for it. Where another hold-out share has put a
 * customer on the other side, its watch ends there.
 */
export async function readEffectRows(
  db: Database,
  input: { from: Day; until: Day; leastDays: number; kind: string | null },
): Promise<EffectRow[]> {
  const { rows } = await db.$client.query<EffectRow>(
    `with chosen as (
       select distinct on (customer_id) customer_id, day, held_out, greatest(day, $4::date) as began
       from decision
       where ${CAN_BE_HELD_OUT} and day <= $1::date - $2::int
         and ($3::text is null or verdict ->> 'messageKind' = $3 or verdict ->> 'purpose' = $3)
       order by customer_id, day),
     watched as (
       select c.*, least($1::date, other.day) as ended
       from chosen c left join lateral (
         select min(d.day) as day from decision d
         where d.customer_id = c.customer_id and d.day > c.day and d.held_out <> c.held_out and ${CAN_BE_HELD_OUT}) other on true)
     select c.held_out as "heldOut", c.ended - c.began as days,
       count(distinct l.ordered_on) filter (where before and bought)::int as "ordersBefore",
       count(distinct l.ordered_on) filter (where not before and bought)::int as "ordersAfter",
       coalesce(sum(l.amount_cents) filter (where before), 0)::float8 as "centsBefore",
       coalesce(sum(l.amount_cents) filter (where not before), 0)::float8 as "centsAfter",
       coalesce(max((l.ordered_on >= c.day - 90 and before and bought)::int), 0) as "keptBefore",
       coalesce(max((l.ordered_on >= c.ended - 90 and not before and bought)::int), 0) as "keptAfter"
     from watched c
     left join lateral (
       select ordered_on, amount_cents, quantity > 0 as bought, ordered_on < c.day as before from order_line
       where customer_id = c.customer_id and ordered_on >= c.day - 365 and ordered_on < c.ended
         and (ordered_on < c.day or ordered_on >= c.began)) l on true
     where c.ended - c.began >= $2::int
     group by c.customer_id, c.held_out, c.day, c.began, c.ended`,
    [isoFromDay(input.until), input.leastDays, input.kind, isoFromDay(input.from)],
  );
  return rows;
}

export interface EffectMonth {
  /** Months since 1970-01. */
  month: number;
  heldOut: boolean;
  /** Of all customers of that side together; money with returns taken off, and the sums of the squares of each customer's own. */
  orders: number;
  cents: number;
  ordersSquared: number;
  centsSquared: number;
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
         select customer_id, ordered_on, sum(amount_cents) as cents, bool_or(quantity > 0) as bought from order_line
         where ordered_on >= date_trunc('month', $1::date) and ordered_on < $2
         group by 1, 2),
       mine as (
         select customer_id, held_out, date_trunc('month', ordered_on) as month,
           count(*) filter (where bought) as orders, sum(cents)::float8 as cents
         from chosen join day using (customer_id) group by 1, 2, 3)
       select ((extract(year from month) - 1970) * 12 + extract(month from month) - 1)::int as month,
         held_out as "heldOut", sum(orders)::int as orders, sum(cents) as cents,
         count(*) filter (where orders > 0)::int as ordered,
         sum(orders ^ 2)::float8 as "ordersSquared", sum(cents ^ 2) as "centsSquared"
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
