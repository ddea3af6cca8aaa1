import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';

/** The hosts behind domains, where they are known and need not be looked up again. */
export async function findKnownHosts(
  db: Queryable,
  domains: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  const { rows } = await db.execute<{ domain: string; host: string }>(sql`
    select domain, host from mail_domain
    where domain = any(${sql.param([...domains])}::text[]) and stale_at > ${now.toISOString()}`);
  return new Map(rows.map(({ domain, host }) => [domain, host]));
}

export async function rememberHosts(
  db: Queryable,
  found: readonly { domain: string; host: string; staleAt: Date }[],
): Promise<void> {
  if (found.length === 0) return;
  const rows = found.toSorted((a, b) => (a.domain < b.domain ? -1 : 1));
  await db.execute(sql`
    insert into mail_domain (domain, host, stale_at)
    select domain, host, "staleAt"
    from json_to_recordset(${JSON.stringify(rows)}::json) as f(domain text, host text, "staleAt" timestamptz)
    on conflict (domain) do update set host = excluded.host, stale_at = excluded.stale_at`);
}
