import { CALL_REASONS, type SignalTrust } from '../../decisions/signal-trust.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';
import type { SignalKind } from '../../signals/signal.ts';

/** Customers looked at after the day on which a call was raised, or on which they were left alone instead. */
interface Afterwards {
  customers: number;
  /** Of those, who ordered within HORIZON_DAYS, or within their usual gap where that is longer. */
  ordered: number;
  /** What they ordered in that time. */
  cents: Cents;
}

/** What became of one signal. */
export interface SignalFigures {
  kind: SignalKind;
  /** Talks about it. */
  talks: number;
  right: number;
  wrong: number;
  cannotSay: number;
  /** Whether the call was made or not: those left alone could not be reached or missed either. */
  called: Afterwards;
  /** Held out when the same finding would have raised a call. */
  leftAlone: Afterwards;
}

/** So long it may take until the order comes that a call was meant to bring. */
export const HORIZON_DAYS = 90;
const YEAR_DAYS = 365;

const reasons = Object.entries(CALL_REASONS).flatMap(([purpose, kinds]) =>
  kinds.map((kind) => ({ purpose, kind })),
);

/** Each finding that some calls were about, with the usual gap it names. `call` and `purpose` name columns. */
const ABOUT = `
  cross join lateral (
    select s ->> 'kind' as kind, max((s -> 'evidence' ->> 'usualGapDays')::float)::int as gap
    from jsonb_array_elements(signals) s group by 1) found
  join jsonb_to_recordset('${JSON.stringify(reasons)}') as reason(purpose text, kind text) using (purpose, kind)`;

/** Talks of the year before a day. What was said of the reason last is what counts. */
const TALKED = `
  select 'talked' as side, task.customer_id, found.kind, said.day, said.reason_right, 0 as horizon
  from (select id, customer_id, purpose, signals from call_task) task ${ABOUT}
  join lateral (
    select max("on") as day, (array_agg(reason_right order by id desc) filter (where reason_right is not null))[1] as reason_right
    from call_outcome where task_id = task.id and reached = 'reached' and "on" < $1 and "on" >= $1::date - ${YEAR_DAYS}) said
    on said.day is not null`;

/** Once a customer and finding, from the first day on: who is left alone would be called again and again. */
const followed = (side: 'called' | 'left', calls: string) => `
  select distinct on (customer_id, found.kind) '${side}', customer_id, found.kind, day, null::text as reason_right,
    greatest(${HORIZON_DAYS}, found.gap) as horizon
  from (${calls}) task ${ABOUT}
  order by customer_id, found.kind, day`;

/** Every call that was raised, made or not. Only those reached would be a choice of the willing. */
const RAISED = followed(
  'called',
  `select customer_id, raised_on as day, purpose, signals from call_task
   where raised_on < $1 and raised_on >= $1::date - ${YEAR_DAYS}`,
);

const LEFT_ALONE = followed(
  'left',
  `select customer_id, day, verdict ->> 'purpose' as purpose, verdict -> 'signals' as signals from decision
   where held_out and kind = 'call' and day < $1 and day >= $1::date - ${YEAR_DAYS}`,
);

/** One row a signal that has raised a call in the year before a day, held-out ones among them. */
export async function readSignalFigures(db: Database, today: Day): Promise<SignalFigures[]> {
  const { rows } = await db.$client.query<SignalFigures>(
    `with every_one as ((${TALKED}) union all (${RAISED}) union all (${LEFT_ALONE})),
     after as (
       select every_one.*, day + horizon < $1::date as over, bought.cents is not null as ordered, bought.cents
       from every_one left join lateral (
         select sum(amount_cents)::float8 as cents from order_line l
         where l.customer_id = every_one.customer_id and l.quantity > 0
           and l.ordered_on > day and l.ordered_on <= day + horizon) bought on true)
     select kind, count(*) filter (where side = 'talked')::int as talks,
       count(*) filter (where reason_right = 'yes')::int as "right",
       count(*) filter (where reason_right = 'no')::int as wrong,
       count(*) filter (where reason_right = 'cannot-say')::int as "cannotSay",
       ${afterwards('called')} as called, ${afterwards('left')} as "leftAlone"
     from after group by kind order by talks desc, kind`,
    [isoFromDay(today)],
  );
  return rows;
}

/** Today's orders are not in yet, so that a time that ends today is not over. */
function afterwards(side: 'called' | 'left'): string {
  const which = `side = '${side}'`;
  const those = `filter (where over and ${which})`;
  return `json_build_object('customers', count(*) ${those}, 'ordered', count(*) filter (where over and ordered and ${which}),
    'cents', coalesce(sum(cents) ${those}, 0))`;
}

/**
 * What the ranking of a day's calls rests on: what was known of each finding the day before, so that the same day is always
 * ranked alike.
 */
export async function readSignalTrust(db: Database, today: Day): Promise<SignalTrust> {
  return trustOfFigures(await readSignalFigures(db, today));
}

/** That somebody is silent is also put to the test by those who were left alone and ordered or not. */
export function trustOfFigures(figures: readonly SignalFigures[]): SignalTrust {
  const trust: SignalTrust = {};
  for (const { kind, right, wrong, leftAlone } of figures) {
    const { customers, ordered } = kind === 'silent' ? leftAlone : { customers: 0, ordered: 0 };
    const verdicts = { right: right + customers - ordered, wrong: wrong + ordered };
    if (verdicts.right + verdicts.wrong > 0) trust[kind] = verdicts;
  }
  return trust;
}
