import { sql } from 'drizzle-orm';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Queryable } from '../platform/database.ts';
import type { Language } from '../shared/language.ts';
import type { MessageState } from './message-state.ts';

export type ListedMessage = {
  id: string;
  kind: MessageKind;
  language: Language;
  state: MessageState;
  customerName: string;
  contactName: string;
  /** ISO day. */
  decidedOn: string;
  sendAfter: string | null;
  because: string | null;
  subject: string | null;
};

export interface MessageFilter {
  state?: MessageState;
  kind?: MessageKind;
  limit: number;
}

const LISTED = sql`m.id, m.kind, m.language, m.state, c.name as "customerName", p.name as "contactName",
  m.decided_on as "decidedOn", m.send_after as "sendAfter", m.because, m.subject`;
const FROM = sql`from message m join customer c on c.id = m.customer_id join contact p on p.id = m.contact_id`;

/** Newest first. */
export async function listMessages(db: Queryable, filter: MessageFilter): Promise<ListedMessage[]> {
  const { rows } = await db.execute<ListedMessage>(sql`
    select ${LISTED} ${FROM}
    where (${filter.state ?? null}::text is null or m.state = ${filter.state ?? null})
      and (${filter.kind ?? null}::text is null or m.kind = ${filter.kind ?? null})
    order by m.created_at desc, m.id limit ${filter.limit}`);
  return rows;
}

interface MessageMoveRow {
  to: MessageState;
  because: string | null;
  at: string;
}

export type ShownMessage = ListedMessage & {
  attempt: number;
  smtpAnswer: string | null;
  templateVersion: string | null;
  /** ISO day after which it is not sent any more. */
  expiresOn: string;
  /** Made anew each time it is taken to be sent; null before the first. */
  fence: string | null;
  customerId: number;
  /** The plain text as sent; null before. */
  body: string | null;
  /** The HTML as sent; null before. */
  html: string | null;
  moves: readonly MessageMoveRow[];
};

/** One message with its history; null when there is none. */
export async function showMessage(db: Queryable, id: string): Promise<ShownMessage | null> {
  const { rows } = await db.execute<ShownMessage>(sql`
    select ${LISTED}, m.attempt, m.smtp_answer as "smtpAnswer", m.template_version as "templateVersion", m.body, m.html,
      m.expires_on as "expiresOn", m.fence, m.customer_id as "customerId",
      (select jsonb_agg(jsonb_build_object('to', v.to, 'because', v.because, 'at', v.at) order by v.id)
        from message_move v where v.message_id = m.id) as moves
    ${FROM} where m.id = ${id}`);
  return rows[0] ?? null;
}

/** Ids that begin with what a person typed; two are enough to know that it is not clear. */
export async function findMessageIds(db: Queryable, beginning: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from message where id::text like ${`${beginning.toLowerCase()}%`} order by created_at desc limit 2`);
  return rows.map(({ id }) => id);
}
