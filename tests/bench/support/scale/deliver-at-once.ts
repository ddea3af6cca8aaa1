import type { Database } from '../../../../src/platform/database.ts';
import { type Day, isoFromDay } from '../../../../src/shared/calendar-day.ts';

/** What a night planned goes out on its own morning, without a mail: the next night counts it as said. */
export async function deliverAtOnce(db: Database, day: Day): Promise<void> {
  const client = await db.$client.connect();
  await client.query('begin');
  // Its moves are no part of what is measured.
  await client.query('alter table message disable trigger user');
  await client.query(`update message set state = 'accepted', accepted_at = $1 where state = 'planned'`, [
    `${isoFromDay(day)}T09:00:00Z`,
  ]);
  await client.query('alter table message enable trigger user');
  await client.query('commit');
  client.release();
  await db.$client.query('vacuum analyze');
}
