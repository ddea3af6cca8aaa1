import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { SUSPECTED } from './delivery-store.ts';

const LEASE_ENDED = 'the process that took it ended';
/**
 * A message that was there each time a process ended may be what it ended of, and so may the fifty others that it had in hand; as often
 * it was a database that went away. After so many times it is taken alone, which tells them apart.
 */
const MOST_TOGETHER = 4;
/**
 * And alone so often, further and further apart, an hour in all: where a program ends over and over for another reason, the same few
 * mails are hit each time, and none of them is to blame.
 */
const MOST_ALONE = 7;
const FIRST_WAIT = '1 minute';

/** Claimed messages whose claim is older than `before` go back in line; those that were taken alone so often and went back fail instead. */
export async function giveBackClaimed(
  tx: Queryable,
  before: Date,
  now: Date,
): Promise<{ givenBack: number; poison: number }> {
  const { rows } = await tx.execute<{ state: string }>(sql`
    with stuck as materialized (
      select id from message where state = 'claimed' and claimed_at <= ${before.toISOString()} for update skip locked
    ), ended as (
      select stuck.id, (select count(*) from message_move v where v.message_id = stuck.id and v."from" = 'claimed'
        and v.to = 'approved' and v.because in (${LEASE_ENDED}, ${SUSPECTED})) as times from stuck
    )
    update message set
      state = case when times >= ${MOST_TOGETHER + MOST_ALONE} then 'failed' else 'approved' end,
      because = case when times >= ${MOST_TOGETHER + MOST_ALONE} then 'every process that took it ended'
        when times >= ${MOST_TOGETHER} then ${SUSPECTED} else ${LEASE_ENDED} end,
      send_after = case when times > ${MOST_TOGETHER}
        then ${now.toISOString()}::timestamptz + interval '${sql.raw(FIRST_WAIT)}' * 2 ^ (times - ${MOST_TOGETHER + 1})
        else send_after end
    from ended where message.id = ended.id
    returning message.state`);
  const poison = rows.filter(({ state }) => state === 'failed').length;
  return { givenBack: rows.length - poison, poison };
}

/** What came back of a mail since it was last begun proves that it went: no doubt is raised of it, and none stays. */
export async function closeProven(tx: Queryable, before: Date, now: Date): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update message set state = 'accepted', accepted_at = ${now.toISOString()}, because = 'a mail about it came back'
    where (state = 'uncertain' or (state = 'sending' and claimed_at <= ${before.toISOString()}))
      and greatest(bounced_at, replied_at, complained_at, answered_at, reordered_at) >= claimed_at`);
  return rowCount ?? 0;
}

/** Messages begun before `before` and never heard of: nobody knows whether they went. */
export async function raiseDoubt(tx: Queryable, before: Date): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update message set state = 'uncertain', attempt = attempt + 1,
      because = 'the process that sent it ended before the answer was written down'
    where state = 'sending' and claimed_at <= ${before.toISOString()}`);
  return rowCount ?? 0;
}

/** Begun before `before`, or in doubt already. */
export async function findDoubtful(tx: Queryable, before: Date): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from message where state = 'uncertain'
      or (state = 'sending' and claimed_at <= ${before.toISOString()})
    for update skip locked`);
  return rows.map(({ id }) => id);
}

export async function closeAsAccepted(tx: Queryable, ids: readonly string[], now: Date): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update message set state = 'accepted', accepted_at = ${now.toISOString()}, because = 'found in the built-in inbox'
    where id = any(${sql.param([...ids])}::uuid[]) and state in ('sending', 'uncertain')`);
  return rowCount ?? 0;
}

export async function sendAgain(tx: Queryable, ids: readonly string[], now: Date): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update message set state = case state when 'sending' then 'deferred' else 'approved' end,
      send_after = ${now.toISOString()}, because = 'never came to the built-in inbox'
    where id = any(${sql.param([...ids])}::uuid[]) and state in ('sending', 'uncertain')`);
  return rowCount ?? 0;
}

/** With a fence only while it stands as it did under that one. */
export async function approveAgain(
  db: Queryable,
  { id, fence }: { id: string; fence: string | null },
  because: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    update message set state = 'approved', send_after = ${now.toISOString()}, because = ${because}
    where id = ${id} and state in ('uncertain', 'failed') and (${fence}::uuid is null or fence = ${fence}::uuid)`);
  return (rowCount ?? 0) > 0;
}

/** Ends one doubt by a person's word. */
export async function closeDoubt(
  db: Queryable,
  { id, fence }: { id: string; fence: string },
  { state, because }: { state: 'accepted' | 'failed'; because: string },
  now: Date,
): Promise<boolean> {
  const acceptedAt = state === 'accepted' ? now.toISOString() : null;
  const { rowCount } = await db.execute(sql`
    update message set state = ${state}, accepted_at = coalesce(${acceptedAt}::timestamptz, accepted_at), because = ${because}
    where id = ${id} and fence = ${fence}::uuid and state = 'uncertain'`);
  return (rowCount ?? 0) > 0;
}
