import { type SQL, sql } from 'drizzle-orm';
import { LEASE_SECONDS } from '../messages/lease.ts';
import { findAskedUploads } from '../orders/uploads/upload-store.ts';
import type { Database } from '../platform/database.ts';
import { type Day, dayFromIso } from '../shared/calendar-day.ts';
import type { Need } from './schedule.ts';

/** The batches of every review under way that nobody has done. */
export async function findWaitingBatches(db: Database): Promise<Need[]> {
  const { rows } = await db.execute<{ day: string; batch: number }>(sql`
    select b.day::text as day, b.batch from review_batch b join review_run r using (day)
    where r.state = 'running' and b.state = 'waiting' order by b.day, b.batch`);
  return rows.map(({ day, batch }) => ({ period: `${day}-b${batch}`, payload: { day: dayOf(day), batch } }));
}

/** Reviews under way whose last batch is done. */
export async function findReviewsToFinish(db: Database): Promise<Need[]> {
  const { rows } = await db.execute<{ day: string }>(sql`
    select r.day::text as day from review_run r where r.state = 'running'
      and not exists (select from review_batch b where b.day = r.day and b.state = 'waiting')`);
  return rows.map(({ day }) => ({ period: day, payload: { day: dayOf(day) } }));
}

/** Files that somebody asked to be tried or brought in; asking again is another need. */
export async function findAskedFiles(db: Database): Promise<Need[]> {
  const asked = await findAskedUploads(db);
  return asked.map(({ id, askedAt }) => ({ period: `${id}-${askedAt.getTime()}`, payload: { upload: id } }));
}

/** A worker sends so many within seconds; where more are due, others take their share. */
const MAILS_A_WORKER = 500;
const MOST_WORKERS = 8;

/** How many workers should send now. While sending is paused, none. */
export async function countDeliveries(db: Database, now: Date): Promise<number> {
  const { rows } = await db.execute<{ due: number }>(sql`
    select count(*)::int as due from (
      select from message where state in ('approved', 'deferred') and send_after <= ${now}
        and not exists (select from sending_pause where ended_at is null)
      limit ${MOST_WORKERS * MAILS_A_WORKER}) as due`);
  return Math.ceil((rows[0]?.due ?? 0) / MAILS_A_WORKER);
}

/** Whether a worker died with messages in hand. */
export function hasStuckMessages(db: Database, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - LEASE_SECONDS * 1_000);
  return isTrue(
    db,
    sql`exists (select from message where state in ('claimed', 'sending') and claimed_at <= ${before})`,
  );
}

/** Whether a confirmed reorder has not reached the order desk yet. */
export function hasUnmailedReorders(db: Database): Promise<boolean> {
  return isTrue(db, sql`exists (select from reorder_request where mailed_at is null)`);
}

/** Whether a mail that came back has not been read yet. */
export function hasUnreadMails(db: Database): Promise<boolean> {
  return isTrue(db, sql`exists (select from incoming_mail where state = 'waiting')`);
}

/** Whether anybody was there to be reviewed when the supplier's day began. */
export function hadCustomers(db: Database, day: Day, timeZone: string): Promise<boolean> {
  return isTrue(
    db,
    sql`exists (select from customer
      where created_at < (date '1970-01-01' + ${day}::int)::timestamp at time zone ${timeZone})`,
  );
}

async function isTrue(db: Database, condition: SQL): Promise<boolean> {
  const { rows } = await db.execute<{ answer: boolean }>(sql`select ${condition} as answer`);
  return rows[0]?.answer === true;
}

function dayOf(iso: string): number {
  const day = dayFromIso(iso);
  if (day === null) throw new Error(`Not a day: ${iso}`);
  return day;
}
