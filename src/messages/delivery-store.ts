import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Database, Queryable } from '../platform/database.ts';
import { ADVISORY_LOCKS } from '../shared/advisory-locks.ts';
import type { MessageState } from './message-state.ts';
import { heldBack } from './pace/gate-store.ts';

/** Why a message went back in line that is taken alone from now on; see giveBackClaimed. */
export const SUSPECTED = 'the processes that took it ended; it is taken alone';

export interface Claim {
  id: string;
  /** Made anew for each taking; whatever is written of a message names the fence it was claimed under. */
  fence: string;
}

/** One step of a message. It is taken only from the state and under the fence named here. */
export interface MessageMove {
  id: string;
  fence: string;
  from: MessageState;
  to: MessageState;
  because: string | null;
  sendAfter?: Date;
  /** An attempt that counts. */
  attempts?: 1;
  /** Of the address that it is sent to; see address-hash.ts. */
  addressHash?: string | null;
  sent?: { subject: string; html: string; body: string; templateVersion: string };
  smtpAnswer?: string;
}

/**
 * Takes due messages for this caller alone; two callers never get the same one. One that is suspected is taken by itself (`alone`), where
 * no other is due. To be called in a transaction, which others then wait for: so each sees what those before it have claimed, and one
 * address shared by two customers gets one mail.
 */
export async function claimDue(
  tx: Queryable,
  due: { now: Date; today: string; limit: number },
): Promise<(Claim & { alone: boolean })[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.claim})`);
  const at = due.now.toISOString();
  const isDue = sql`state in ('approved', 'deferred') and send_after <= ${at} and expires_on >= ${due.today}
    and not ${heldBack(due.now)}`;
  const { rows } = await tx.execute<{ id: string; fence: string; alone: boolean }>(sql`
    with unsuspected as materialized (
      select id, false as alone from message where ${isDue} and because is distinct from ${SUSPECTED}
      order by send_after limit ${due.limit} for update skip locked
    ), suspected as materialized (
      select id, true as alone from message
      where not exists (select from unsuspected) and ${isDue} and because is not distinct from ${SUSPECTED}
      order by send_after limit 1 for update skip locked
    ), chosen as (select * from unsuspected union all select * from suspected),
    taking as materialized (select gen_random_uuid() as fence)
    update message set state = 'claimed', fence = taking.fence, claimed_at = ${at}, because = null
    from chosen, taking where message.id = chosen.id and message.state in ('approved', 'deferred')
    returning message.id, message.fence, chosen.alone`);
  return rows;
}

/** Says of messages in hand that their worker lives. */
export async function renewClaims(db: Queryable, claims: readonly Claim[], now: Date): Promise<void> {
  await db.execute(sql`
    update message set claimed_at = ${now.toISOString()}
    from json_to_recordset(${JSON.stringify(claims)}::json) as claim(id uuid, fence uuid)
    where message.id = claim.id and message.fence = claim.fence and state in ('claimed', 'sending')
      and message.id = any(${sql.param(claims.map(({ id }) => id))}::uuid[])`);
}

/**
 * Takes the steps whose state and fence still hold; returns the ids of those taken. A mail begins (`sending`) only if its address has
 * not been suppressed. An unsubscription committed meanwhile has also withdrawn the claimed message, and so waits for this statement or
 * is waited for: whichever commits first wins.
 */
export async function recordMoves(
  db: Queryable,
  moves: readonly MessageMove[],
  now: Date,
): Promise<Set<string>> {
  if (moves.length === 0) return new Set();
  const { rows } = await db.execute<{ id: string }>(takeSteps(moves, now));
  return new Set(rows.map((row) => row.id));
}

const dialect = new PgDialect();

/** The same by a statement that each connection plans once: planning takes longer than ten steps. */
export async function recordMovesOften(
  db: Pick<Database, '$client'>,
  moves: readonly MessageMove[],
  now: Date,
): Promise<Set<string>> {
  const { sql: text, params: values } = dialect.sqlToQuery(takeSteps(moves, now));
  const { rows } = await db.$client.query<{ id: string }>({ name: 'record-moves', text, values });
  return new Set(rows.map((row) => row.id));
}

/** Those of them that were taken before. */
export async function findDone(
  db: Pick<Database, '$client'>,
  moves: readonly MessageMove[],
): Promise<Set<string>> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select message.id from message
      join json_to_recordset($1::json) as move(id uuid, fence uuid, to_state text) on message.id = move.id
      where message.fence = move.fence and message.state = move.to_state`,
    [JSON.stringify(moves.map(({ id, fence, to }) => ({ id, fence, to_state: to })))],
  );
  return new Set(rows.map(({ id }) => id));
}

function takeSteps(moves: readonly MessageMove[], now: Date): SQL {
  const at = now.toISOString();
  return sql`
    update message set
      state = move.to_state,
      because = move.because,
      send_after = coalesce(move.send_after, message.send_after),
      claimed_at = case when move.to_state = 'sending' then ${at}::timestamptz else message.claimed_at end,
      attempt = message.attempt + coalesce(move.attempts, 0),
      subject = coalesce(move.subject, message.subject),
      html = coalesce(move.html, message.html),
      body = coalesce(move.body, message.body),
      address_hash = coalesce(move.address_hash, message.address_hash),
      template_version = coalesce(move.template_version, message.template_version),
      smtp_answer = coalesce(move.smtp_answer, message.smtp_answer),
      accepted_at = case when move.to_state = 'accepted' then ${at}::timestamptz else message.accepted_at end
    from json_to_recordset(${JSON.stringify(moves.map(rowOf))}::json) as move(
      id uuid, fence uuid, from_state text, to_state text, because text, send_after timestamptz, attempts integer,
      address_hash text, subject text, html text, body text, template_version text, smtp_answer text)
    where message.id = move.id and message.fence = move.fence
      -- Without the list the planner, who cannot count JSON, reads the whole table.
      and message.id = any(${sql.param(moves.map(({ id }) => id))}::uuid[])
      -- A late yes of the server closes the doubt that a sweep raised meanwhile.
      and (message.state = move.from_state or (message.state = 'uncertain' and move.to_state = 'accepted'))
      -- Counted, so that the planner asks for each contact and does not list all suppressed ones first.
      and (move.to_state <> 'sending' or (select count(*) from contact
        join suppression on suppression.address_hash in (contact.address_hash, move.address_hash)
        where contact.id = message.contact_id) = 0)
    returning message.id`;
}

/** Its address turned out to be dead, before or after it was taken. */
export async function markBounced(db: Queryable, id: string, now: Date): Promise<void> {
  await db.execute(sql`
    update message set bounced_at = coalesce(bounced_at, ${now.toISOString()}) where id = ${id}`);
}

function rowOf(move: MessageMove) {
  return {
    id: move.id,
    fence: move.fence,
    from_state: move.from,
    to_state: move.to,
    because: move.because,
    send_after: move.sendAfter?.toISOString(),
    attempts: move.attempts,
    address_hash: move.addressHash,
    subject: move.sent?.subject,
    html: move.sent?.html,
    body: move.sent?.body,
    template_version: move.sent?.templateVersion,
    smtp_answer: move.smtpAnswer,
  };
}
