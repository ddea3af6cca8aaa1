import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { Language } from '../../shared/language.ts';
import { calendarFeedTable } from './calendar-table.ts';

/** The address a person had until now ends. */
export async function saveFeed(
  db: Queryable,
  feed: { personId: number; token: string; madeAt: Date },
): Promise<void> {
  const { personId, madeAt } = feed;
  const set = { tokenHash: hashOf(feed.token), madeAt };
  await db
    .insert(calendarFeedTable)
    .values({ personId, ...set })
    .onConflictDoUpdate({ target: calendarFeedTable.personId, set });
}

/** Answers whether there was one. */
export async function deleteFeed(db: Queryable, personId: number): Promise<boolean> {
  const { rowCount } = await db.execute(sql`delete from calendar_feed where person_id = ${personId}`);
  return (rowCount ?? 0) > 0;
}

export async function hasFeed(db: Queryable, personId: number): Promise<boolean> {
  const { rows } = await db.execute(sql`select from calendar_feed where person_id = ${personId}`);
  return rows.length > 0;
}

/** Whose calendar a token opens; nobody's once she makes no more calls. */
export async function findFeedOwner(
  db: Queryable,
  token: string,
): Promise<{ id: number; language: Language } | undefined> {
  const { rows } = await db.execute<{ id: number; language: Language }>(sql`
    select p.id, p.language from calendar_feed f join care_person p on p.id = f.person_id and p.active
    where f.token_hash = ${hashOf(token)}`);
  return rows[0];
}

/** A call that somebody promised, or put off to a day. */
export type FollowUp = {
  id: number;
  customer: string;
  /** ISO. */
  on: string;
  promised: boolean;
  /** Calls made on it: each made the entry anew. */
  attempts: number;
  /** When the entry last changed, in milliseconds since 1970. */
  changedAt: number;
};

/** What is in a person's hands, by day. One put off falls to who talked last where it is nobody's. */
export async function readFollowUps(db: Queryable, personId: number): Promise<FollowUp[]> {
  const { rows } = await db.execute<FollowUp>(sql`
    select t.id, c.name as customer, t.snoozed_until::text as on, t.purpose = 'follow-up' as promised, t.attempts,
      extract(epoch from greatest(t.created_at, last.at))::float8 * 1000 as "changedAt"
    from call_task t join customer c on c.id = t.customer_id
    left join lateral (select o.at, o.by_person from call_outcome o where o.task_id = t.id order by o.id desc limit 1) last on true
    where t.state in ('open', 'snoozed') and t.snoozed_until is not null
      and coalesce(t.assigned_to, last.by_person) = ${personId}
    order by t.snoozed_until, t.id`);
  return rows;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
