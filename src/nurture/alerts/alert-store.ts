import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { IncidentKind, Signs } from './incident.ts';

type Row = Record<string, unknown> &
  Pick<Signs, 'hoursWithoutReview' | 'mailOverdueMinutes' | 'webhooksGivenUp'>;

export async function readSigns(db: Queryable, now: Date): Promise<Row> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<Row>(sql`
    select (extract(epoch from ${at} - coalesce((select max(finished_at) from review_run where state = 'done'),
        (select min(created_at) from customer))) / 3600)::float8 as "hoursWithoutReview",
      coalesce((select extract(epoch from ${at} - min(send_after)) / 60 from message
        where state in ('approved', 'deferred') and send_after <= ${at}), 0)::float8 as "mailOverdueMinutes",
      (select count(*) from webhook_endpoint where off in ('gone', 'failing'))::int as "webhooksGivenUp"`);
  const [row] = rows;
  if (!row) throw new Error('A query without a table to read always has one row');
  return row;
}

/** Kinds of which the newest mail said that it began. */
export async function findOpenIncidents(db: Queryable): Promise<Set<IncidentKind>> {
  const { rows } = await db.execute<{ kind: IncidentKind }>(sql`
    select kind from (select distinct on (kind) payload->>'kind' as kind, payload->>'what' as what
      from job_run where job = 'alert' order by kind, planned_at desc) newest
    where what = 'began'`);
  return new Set(rows.map(({ kind }) => kind));
}

/** Where the database's files are; null where we may not know. */
export async function findDataFolder(db: Queryable): Promise<string | null> {
  const { rows } = await db.execute<{ folder: string | null }>(sql`
    select setting as folder from pg_settings where name = 'data_directory'`);
  return rows[0]?.folder ?? null;
}

export type Owner = { id: string; name: string; email: string; language: 'en' | 'fi' | 'sv' };

/** Who is told: the owners, or the administrators where nobody is one. */
export async function listOwners(db: Queryable): Promise<Owner[]> {
  const { rows } = await db.execute<Owner & { owner: boolean }>(sql`
    select id, name, email, language, 'owner' = any(roles) as owner from staff_user
    where active and roles && '{owner,administrator}' order by id`);
  const owners = rows.filter(({ owner }) => owner);
  return owners.length > 0 ? owners : rows;
}
