import type { CallFacts } from '../../decisions/facts.ts';
import type { ForecastModel } from '../../forecast/forecast-model.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, dayFromIso, isoFromDay } from '../../shared/calendar-day.ts';
import type { Signal } from '../../signals/signal.ts';
import { type OpenCall, reasonOf } from './open-call.ts';
import type { StandingForecast } from './replay-books.ts';

const DAY_ZERO = "date '1970-01-01'";

/** The day on which each closed customer was closed. */
export async function readClosedOn(db: Database): Promise<ReadonlyMap<number, Day>> {
  const { rows } = await db.$client.query<{ id: number; day: Day }>(
    `select id, closed_on - ${DAY_ZERO} as day from customer where closed_on is not null`,
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
}

/** What contacts who share an address have in common. */
export async function readAddressHashes(db: Database): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.$client.query<{ id: number; hash: string }>(
    'select id, address_hash as hash from contact where address_hash is not null',
  );
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** Forecasts made on or before a day of which the model is still kept, by ascending day. */
export async function readStandingForecasts(db: Database, to: Day): Promise<StandingForecast[]> {
  const { rows } = await db.$client.query<{ day: Day; model: ForecastModel }>(
    `select made_on - ${DAY_ZERO} as day, model from forecast_version
     where state = 'used' and model is not null and made_on <= $1 order by made_on, id`,
    [isoFromDay(to)],
  );
  return rows.map(({ day, model }) => ({ madeOn: day, model }));
}

/** Calls that were waiting to be made on the morning of a day. */
export async function readWaitingCalls(db: Database, day: Day): Promise<OpenCall[]> {
  const { rows } = await db.$client.query<{
    customer_id: number;
    purpose: NonNullable<CallFacts['openPurpose']>;
    signals: readonly Signal[];
    stake_cents: string;
    probability: number;
    raised_on: Day;
    expires_on: Day;
  }>(
    `select customer_id, purpose, signals, stake_cents, probability,
            raised_on - ${DAY_ZERO} as raised_on, expires_on - ${DAY_ZERO} as expires_on
     from call_task where raised_on < $1 and (closed_on is null or closed_on > $1) order by customer_id, id`,
    [isoFromDay(day)],
  );
  return rows.map((row) => ({
    customerId: row.customer_id,
    purpose: row.purpose,
    reasons: row.signals.map(reasonOf),
    stakeCents: Number(row.stake_cents),
    probability: row.probability,
    raisedOn: row.raised_on,
    expiresOn: row.expires_on,
  }));
}

/** First and last day with an order; null while there is none. */
export async function readOrderSpan(db: Database): Promise<{ first: Day; last: Day } | null> {
  const { rows } = await db.$client.query<{ first: string | null; last: string | null }>(
    // Orders have the days of their lines, and are a tenth as many.
    'select min(ordered_on)::text as first, max(ordered_on)::text as last from customer_order',
  );
  const [first, last] = [dayFromIso(rows[0]?.first ?? ''), dayFromIso(rows[0]?.last ?? '')];
  return first === null || last === null ? null : { first, last };
}

/** Names of some customers, by id. */
export async function readNames(db: Database, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.$client.query<{ id: number; name: string }>(
    'select id, name from customer where id = any($1::int[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
