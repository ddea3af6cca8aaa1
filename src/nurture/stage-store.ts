import { sql } from 'drizzle-orm';
import type { Database, Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import type { Stage } from '../signals/stages/stage.ts';

/** The stage a review found a customer in; ISO dates. */
export interface FoundStage {
  customerId: number;
  stage: Stage;
  since: string;
}

/**
 * Closes the stages that customers have left and opens those they are in, as of a day; who stayed costs a look. The first
 * stage ever seen of a customer begins when its history says, any later one on the day it was noticed.
 */
export async function recordStages(tx: Queryable, day: Day, found: readonly FoundStage[]): Promise<void> {
  const open = await readOpenStages(tx, found);
  const moved = found.filter(({ customerId, stage }) => open.get(customerId) !== stage);
  if (moved.length === 0) return;
  const today = isoFromDay(day);
  const rows = sql`(select * from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
    as row ("customerId" int, stage text, since date)) found`;
  await tx.execute(sql`
    update stage_change old set to_day = ${today} from ${rows}
    where old.customer_id = found."customerId" and old.to_day is null
      and old.stage <> found.stage and old.from_day < ${today}`);
  // A day done again overwrites what it had found; a day replayed later than its successor leaves theirs alone.
  await tx.execute(sql`
    insert into stage_change as old (customer_id, stage, from_day)
    select "customerId", stage,
      case when exists (select from stage_change c where c.customer_id = "customerId") then ${today} else least(since, ${today}) end
    from ${rows}
    where not exists (select from stage_change c where c.customer_id = "customerId" and c.to_day is null
      and (c.stage = found.stage or c.from_day > ${today}))
    on conflict (customer_id, from_day) do update set stage = excluded.stage`);
}

async function readOpenStages(tx: Queryable, found: readonly FoundStage[]): Promise<Map<number, Stage>> {
  const ids = found.map(({ customerId }) => customerId);
  const { rows } = await tx.execute<{ id: number; stage: Stage }>(
    sql`select customer_id as id, stage from stage_change where to_day is null and customer_id = any(${sql.param(ids)}::int[])`,
  );
  return new Map(rows.map(({ id, stage }) => [id, stage]));
}

/** A stage that a customer has gone through; `toDay` is the first day in the next, null in the last. */
export interface StagePassed {
  stage: Stage;
  fromDay: Day;
  toDay: Day | null;
}

/** The whole way of a customer, first to last. */
export async function readStagePath(db: Queryable, customerId: number): Promise<StagePassed[]> {
  const { rows } = await db.execute<StagePassed & Record<string, unknown>>(sql`
    select stage, from_day - date '1970-01-01' as "fromDay", to_day - date '1970-01-01' as "toDay"
    from stage_change where customer_id = ${customerId} order by from_day`);
  return rows;
}

/** How many customers stood in a stage on a day. */
export interface StageCount {
  day: Day;
  stage: Stage;
  customers: number;
}

/** Customers by stage on some days; a stage nobody was in on a day is left out. */
export async function countStages(db: Database, days: readonly Day[]): Promise<StageCount[]> {
  const { rows } = await db.$client.query<StageCount>(
    `select d.day - date '1970-01-01' as day, c.stage, count(*)::int as customers
     from unnest($1::date[]) as d (day)
     join stage_change c on c.from_day <= d.day and (c.to_day is null or c.to_day > d.day)
     group by 1, 2 order by 1, 2`,
    [days.map(isoFromDay)],
  );
  return rows;
}
