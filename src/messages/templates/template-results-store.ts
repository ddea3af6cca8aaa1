import { sql } from 'drizzle-orm';
import type { ContactRole } from '../../decisions/facts.ts';
import type { Queryable } from '../../platform/database.ts';

export type TemplateResults = {
  kind: string;
  language: string;
  role: ContactRole | null;
  sent: number;
  reordered: number;
  unsubscribed: number;
};

/** What became of all mails of each kind, language and role variant. A mail says itself with which version it was written. */
export async function readTemplateResults(db: Queryable): Promise<TemplateResults[]> {
  const { rows } = await db.execute<TemplateResults>(sql`
    with left_us as (
      select distinct substring(source from 'message ([0-9a-f-]{36})$')::uuid as message_id
      from suppression where reason = 'unsubscribed' and source ~ 'message [0-9a-f-]{36}$')
    select kind, language, substring(template_version from '^(buyer|owner|user|finance)-') as role,
      count(*)::int as sent, count(reordered_at)::int as reordered, count(left_us.message_id)::int as unsubscribed
    from message left join left_us on left_us.message_id = message.id
    where accepted_at is not null
    group by 1, 2, 3`);
  return rows;
}
