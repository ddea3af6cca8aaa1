import { sql } from 'drizzle-orm';
import type { CareModel } from '../decisions/care-model.ts';
import type { CallFacts } from '../decisions/facts.ts';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import type { CallTaskPurpose } from './call-card.ts';

// A type, not an interface: only a type is a Record to the driver.
type FactsRow = {
  customerId: number;
  /** Days since 1970-01-01. */
  openSince: Day | null;
  openPurpose: CallTaskPurpose | null;
  lastDoneOn: Day | null;
  leavingSince: Day | null;
  endedOn: Day | null;
  endedRaisedOn: Day | null;
};

/**
 * What is known from calls about each customer of an id range (both ends included), as it stood on a day; customers
 * without any call are left out. A call done, whether somebody answered or not, starts the cool-down. A customer leaves
 * when the last talk said so: a later talk without a reason for leaving takes it back.
 */
export async function readCallFacts(
  tx: Queryable,
  range: { from: number; to: number },
  today: Day,
  settings: CareModel['calls'],
): Promise<Map<number, CallFacts>> {
  const rows = await selectFacts(tx, range, isoFromDay(today));
  return new Map(
    rows.map((row) => [
      row.customerId,
      {
        openSince: row.openSince,
        openPurpose: row.openPurpose,
        coolDownUntil: row.lastDoneOn === null ? null : row.lastDoneOn + settings.coolDownDays,
        leavingSince: row.leavingSince,
        lastEnded:
          row.endedOn === null || row.endedRaisedOn === null
            ? null
            : { raisedOn: row.endedRaisedOn, endedOn: row.endedOn },
      },
    ]),
  );
}

async function selectFacts(
  tx: Queryable,
  range: { from: number; to: number },
  today: string,
): Promise<FactsRow[]> {
  const { rows } = await tx.execute<FactsRow>(sql`
    with last_talk as (
      select distinct on (customer_id) customer_id, case when leaving_reason is not null then "on" end as leaving_since
      from call_outcome
      where customer_id between ${range.from} and ${range.to} and reached = 'reached' and "on" <= ${today}
      order by customer_id, id desc
    )
    select task.customer_id as "customerId",
      max(raised_on) filter (where closed_on is null or closed_on > ${today}) - date '1970-01-01' as "openSince",
      max(purpose) filter (where closed_on is null or closed_on > ${today}) as "openPurpose",
      max(closed_on) filter (where state = 'done' and closed_on <= ${today}) - date '1970-01-01' as "lastDoneOn",
      max(closed_on) filter (where closed_on <= ${today}) - date '1970-01-01' as "endedOn",
      max(raised_on) filter (where closed_on <= ${today}) - date '1970-01-01' as "endedRaisedOn",
      max(last_talk.leaving_since) - date '1970-01-01' as "leavingSince"
    from call_task task left join last_talk on last_talk.customer_id = task.customer_id
    where task.customer_id between ${range.from} and ${range.to} and raised_on < ${today}
    group by task.customer_id`);
  return rows;
}
