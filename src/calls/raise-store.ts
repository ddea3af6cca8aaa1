import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { RaisedCall } from './raised-call.ts';

/**
 * One statement for any number of calls. A call raised or closed on the very day is the repeated batch's own: left as it is.
 * `asked` by a person, a call closed without anybody being talked to stands in the way of none.
 */
export async function mergeCallTasks(
  tx: Queryable,
  raises: readonly RaisedCall[],
  asked = false,
): Promise<{ raised: number; merged: number }> {
  const { rows } = await tx.execute<{ inserted: boolean }>(sql`
    insert into call_task (customer_id, purpose, signals, stake_cents, probability, raised_on, expires_on)
    select "customerId", purpose, signals, "stakeCents", probability, "raisedOn", "expiresOn"
    from jsonb_to_recordset(${JSON.stringify(raises.map(asRow))}::jsonb) as raise(
      "customerId" integer, purpose text, signals jsonb, "stakeCents" bigint, probability double precision,
      "raisedOn" date, "expiresOn" date)
    where not exists (
      select from call_task past where past.customer_id = "customerId" and past.closed_on >= "raisedOn"
        and not (${asked}::boolean and ${isUntalked()}))
    order by "customerId"
    on conflict (customer_id) where state in ('open', 'snoozed') do update set
      purpose = ${weightier()},
      signals = ${mergedSignals()},
      stake_cents = greatest(call_task.stake_cents, excluded.stake_cents),
      probability = greatest(call_task.probability, excluded.probability),
      expires_on = case when ${hasNewReason()} then greatest(call_task.expires_on, excluded.expires_on)
        else call_task.expires_on end,
      state = case when ${wakes()} then 'open' else call_task.state end,
      snoozed_until = case when ${wakes()} then null else call_task.snoozed_until end
    returning xmax = 0 as inserted`);
  const raised = rows.filter((row) => row.inserted).length;
  return { raised, merged: rows.length - raised };
}

function asRow(raise: RaisedCall) {
  const { day, expireAfterDays, ...rest } = raise;
  return { ...rest, raisedOn: isoFromDay(day), expiresOn: isoFromDay(day + expireAfterDays) };
}

/** Rung up for nothing, or by nobody: what a customer is told of it must not be that we have talked. */
function isUntalked(): SQL {
  return sql`past.because is not null and past.because in ('unmade', 'gave-up', 'wrong-number', 'handed-over')`;
}

/** Service wins; a promise to ring back stands before what a machine found. */
function weightier(): SQL {
  const order = sql`array['service', 'follow-up', 'retention', 'growth']`;
  return sql`(${order})[least(array_position(${order}, call_task.purpose), array_position(${order}, excluded.purpose))]`;
}

/** A finding is known by its kind and, where it has one, its product. */
function reasonOf(signal: SQL): SQL {
  return sql`(${signal} ->> 'kind' || coalesce(':' || (${signal} -> 'evidence' ->> 'productId'), ''))`;
}

function isAmong(reason: SQL, signals: SQL): SQL {
  return sql`exists (select from jsonb_array_elements(${signals}) other where ${reasonOf(sql`other`)} = ${reason})`;
}

/** Old reasons stay, repeated ones are told with tonight's evidence; strongest first. */
function mergedSignals(): SQL {
  return sql`(
    select coalesce(jsonb_agg(signal order by (signal ->> 'strength')::double precision desc, ${reasonOf(sql`signal`)}), '[]')
    from (
      select signal from jsonb_array_elements(call_task.signals) signal
      where not ${isAmong(reasonOf(sql`signal`), sql`excluded.signals`)}
      union all
      select signal from jsonb_array_elements(excluded.signals) signal
    ) every_reason)`;
}

/** Only a reason not yet on the task buys it more time: the same one found each night would keep it for ever. */
function hasNewReason(): SQL {
  return sql`exists (
    select from jsonb_array_elements(excluded.signals) signal
    where not ${isAmong(reasonOf(sql`signal`), sql`call_task.signals`)})`;
}

/** A customer that has become unhappy is not left sleeping. */
function wakes(): SQL {
  return sql`(excluded.purpose = 'service' and call_task.purpose <> 'service')`;
}
