import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { isTimeZone } from './local-moment.ts';

/** Contacts that can be written to, and are written to on the supplier's clock. */
export interface ZoneReport {
  /** No time zone is known. */
  missing: number;
  /** Zones that do not exist, as they were given. */
  wrong: { timeZone: string; contacts: number }[];
}

export async function reportZones(db: Queryable): Promise<ZoneReport> {
  const { rows } = await db.execute<{ timeZone: string | null; contacts: number }>(sql`
    select time_zone as "timeZone", count(*)::int as contacts from contact
    where email is not null and removed_on is null group by time_zone order by contacts desc, time_zone`);
  return {
    missing: rows.find(({ timeZone }) => timeZone === null)?.contacts ?? 0,
    wrong: rows.flatMap(({ timeZone, contacts }) =>
      timeZone === null || isTimeZone(timeZone) ? [] : [{ timeZone, contacts }],
    ),
  };
}
