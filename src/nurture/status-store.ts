import { sql } from 'drizzle-orm';
import { callTaskTable } from '../calls/call-table.ts';
import { customerTable } from '../customers/customer-table.ts';
import { reportZones, type ZoneReport } from '../customers/zone-store.ts';
import type { Mode } from '../decisions/care-model.ts';
import { messageTable } from '../messages/message-table.ts';
import { findTroubledGates, type GateTrouble } from '../messages/pace/gate-store.ts';
import { listPauses, type SendingPause } from '../messages/pause-store.ts';
import { orderTable } from '../orders/order-table.ts';
import type { Queryable } from '../platform/database.ts';
import { readCareModel } from './care-model-store.ts';
import { type ForecastVersion, findForecastInUse, listForecasts } from './forecast-version-store.ts';
import { reviewRunTable } from './review-run-table.ts';

/** How the installation stands, in a few numbers. Days as YYYY-MM-DD. */
export interface Status {
  mode: Mode;
  customers: number;
  orders: number;
  lastOrderOn: string | null;
  lastReviewOn: string | null;
  /** Decided on, and neither sent nor given up. */
  messagesWaiting: number;
  /** Somebody must say whether these were sent. */
  messagesUncertain: number;
  callsOpen: number;
  forecast: ForecastStatus;
  /** Until a person says go. */
  pauses: readonly SendingPause[];
  /** Our mail server or receiving hosts that get nothing for a while, or little. */
  slowed: readonly GateTrouble[];
  /** Contacts written to on the supplier's clock, since theirs is not known. */
  zones: ZoneReport;
}

/** What the probabilities rest on: the newest version in use, or why there is none. */
interface ForecastStatus {
  /** Null while the plain interval speaks. */
  inUse: string | null;
  /** The newest try; null before the first. */
  newest: Pick<ForecastVersion, 'name' | 'state' | 'findings'> | null;
}

type Numbers = Omit<Status, 'mode' | 'forecast' | 'pauses' | 'slowed' | 'zones'>;

async function readForecastStatus(db: Queryable): Promise<ForecastStatus> {
  const [inUse, [newest]] = [await findForecastInUse(db), await listForecasts(db, 1)];
  return { inUse, newest: newest ?? null };
}

export async function readStatus(db: Queryable, now: Date): Promise<Status> {
  const { settings } = await readCareModel(db);
  const waiting = sql`${messageTable.state} in ('planned', 'approved', 'claimed', 'sending', 'deferred')`;
  const { rows } = await db.execute<Numbers & Record<string, unknown>>(sql`
    select (select count(*)::int from ${customerTable}) as "customers",
      (select count(*)::int from ${orderTable}) as "orders",
      (select max(ordered_on)::text from ${orderTable}) as "lastOrderOn",
      (select max(day)::text from ${reviewRunTable} where state = 'done') as "lastReviewOn",
      (select count(*)::int from ${messageTable} where ${waiting}) as "messagesWaiting",
      (select count(*)::int from ${messageTable} where state = 'uncertain') as "messagesUncertain",
      (select count(*)::int from ${callTaskTable} where state = 'open') as "callsOpen"`);
  const [numbers] = rows;
  if (!numbers) throw new Error('A query without a table to read always has one row');
  return {
    ...numbers,
    mode: settings.mode,
    forecast: await readForecastStatus(db),
    pauses: await listPauses(db),
    slowed: await findTroubledGates(db, now),
    zones: await reportZones(db),
  };
}
