import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { MessageState } from './message-state.ts';

export interface Claim {
  id: string;
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
  /** +1 when an attempt begins, −1 when it turned out not to be one. */
  attempts?: 1 | -1;
  sent?: { subject: string; html: string; body: string; templateVersion: string };
  smtpAnswer?: string;
}

/** Takes due messages for this caller alone; two callers never get the same one. */
export async function claimDue(
  db: Queryable,
  due: { now: Date; today: string; limit: number },
): Promise<Claim[]> {
  const { rows } = await db.execute<{ id: string; fence: string }>(sql`
    with due as materialized (
      select id from message
      where state in ('approved', 'deferred') and send_after <= ${due.now.toISOString()}
        and expires_on >= ${due.today}
      order by send_after limit ${due.limit}
      for update skip locked
    )
    update message set state = 'claimed', fence = gen_random_uuid(), claimed_at = ${due.now.toISOString()}, because = null
    from due where message.id = due.id and message.state in ('approved', 'deferred')
    returning message.id, message.fence`);
  return rows;
}

/** Takes the steps whose state and fence still hold; returns the ids of those taken. */
export async function recordMoves(
  db: Queryable,
  moves: readonly MessageMove[],
  now: Date,
): Promise<Set<string>> {
  if (moves.length === 0) return new Set();
  const at = now.toISOString();
  const { rows } = await db.execute<{ id: string }>(sql`
    update message set
      state = move.to_state,
      because = move.because,
      send_after = coalesce(move.send_after, message.send_after),
      claimed_at = case when move.to_state = 'sending' then ${at}::timestamptz else message.claimed_at end,
      attempt = message.attempt + coalesce(move.attempts, 0),
      subject = coalesce(move.subject, message.subject),
      html = coalesce(move.html, message.html),
      body = coalesce(move.body, message.body),
      template_version = coalesce(move.template_version, message.template_version),
      smtp_answer = coalesce(move.smtp_answer, message.smtp_answer),
      accepted_at = case when move.to_state = 'accepted' then ${at}::timestamptz else message.accepted_at end
    from json_to_recordset(${JSON.stringify(moves.map(rowOf))}::json) as move(
      id uuid, fence uuid, from_state text, to_state text, because text, send_after timestamptz, attempts integer,
      subject text, html text, body text, template_version text, smtp_answer text)
    where message.id = move.id and message.fence = move.fence
      -- A late yes of the server closes the doubt that a sweep raised meanwhile.
      and (message.state = move.from_state or (message.state = 'uncertain' and move.to_state = 'accepted'))
    returning message.id`);
  return new Set(rows.map((row) => row.id));
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
    subject: move.sent?.subject,
    html: move.sent?.html,
    body: move.sent?.body,
    template_version: move.sent?.templateVersion,
    smtp_answer: move.smtpAnswer,
  };
}
