import type { Database } from '../../../../src/platform/database.ts';
import type { Logger } from '../../../../src/platform/logger.ts';
import { type Day, isoFromDay } from '../../../../src/shared/calendar-day.ts';
import { runPlainReview } from '../plain-review.ts';

export interface PlainNight {
  /** Customers asked, spread evenly over all. */
  sample: number;
  /** Of the sample. */
  seconds: number;
  mails: number;
}

/** The plain way of bench:review on some of the customers; those of them get a mail who got one by Rytmi's review. */
export async function playPlainNight(
  place: { db: Database; url: string; log: Logger; smtpPort: number },
  { day, customers, sample }: { day: Day; customers: number; sample: number },
): Promise<PlainNight> {
  const { db, url, ...rest } = place;
  const every = Math.max(1, Math.floor(customers / sample));
  const { rows } = await db.$client.query<{ id: number; mailed: boolean }>(
    `select id, exists (select from message m where m.customer_id = c.id and m.decided_on = $2) as mailed
     from customer c where id % $1 = 0 order by id`,
    [every, isoFromDay(day)],
  );
  const mailed = new Set(rows.filter((row) => row.mailed).map(({ id }) => id));
  const customerIds = rows.map(({ id }) => id);
  const seconds = await runPlainReview({ db, databaseUrl: url, ...rest, customerIds, mailed });
  return { sample: customerIds.length, seconds, mails: mailed.size };
}
