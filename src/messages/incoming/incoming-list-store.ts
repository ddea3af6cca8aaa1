import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { BounceSeverity, IncomingKind, IncomingState, IncomingTask, Tie } from './incoming-kind.ts';

/** A mail that came back, as lists show it. Times are ISO. */
export type ListedIncoming = {
  id: number;
  receivedAt: string;
  state: IncomingState;
  /** Null until it is read. */
  kind: IncomingKind | null;
  severity: BounceSeverity | null;
  task: IncomingTask | null;
  grave: boolean;
  customerId: number | null;
  customerName: string | null;
  contactName: string | null;
  fromName: string | null;
  fromAddress: string | null;
  subject: string | null;
  words: string | null;
  stopWords: string | null;
};

const LISTED = sql`i.id, i.received_at as "receivedAt", i.state, i.kind, i.severity, i.task, i.grave,
  i.customer_id as "customerId", u.name as "customerName", c.name as "contactName",
  i.from_name as "fromName", i.from_address as "fromAddress", i.subject, i.words, i.stop_words as "stopWords"`;
const FROM = sql`from incoming_mail i left join customer u on u.id = i.customer_id left join contact c on c.id = i.contact_id`;

/** What waits for a person: complaints first, then a no to confirm, then the oldest. */
export async function listToDo(db: Queryable, limit: number): Promise<ListedIncoming[]> {
  const { rows } = await db.execute<ListedIncoming>(sql`
    select ${LISTED} ${FROM} where i.state = 'to-do'
    order by i.grave desc, i.task <> 'confirm-stop', i.received_at, i.id limit ${limit}`);
  return rows;
}

/** Everything that came, newest first. */
export async function listIncoming(db: Queryable, limit: number): Promise<ListedIncoming[]> {
  const { rows } = await db.execute<ListedIncoming>(sql`
    select ${LISTED} ${FROM} order by i.received_at desc, i.id desc limit ${limit}`);
  return rows;
}

export async function countToDo(db: Queryable): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from incoming_mail where state = 'to-do'`,
  );
  return rows[0]?.count ?? 0;
}

export type ShownIncoming = ListedIncoming & {
  rule: string | null;
  status: string | null;
  answer: string | null;
  messageId: string | null;
  tie: Tie | null;
  source: string;
  closedBy: string | null;
  closedBecause: string | null;
};

export async function showIncoming(db: Queryable, id: number): Promise<ShownIncoming | null> {
  const { rows } = await db.execute<ShownIncoming>(sql`
    select ${LISTED}, i.rule, i.status, i.answer, i.message_id as "messageId", i.tie, i.source,
      i.closed_by as "closedBy", i.closed_because as "closedBecause" ${FROM} where i.id = ${id}`);
  return rows[0] ?? null;
}
