import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { JournalLine } from './sent-journal.ts';

/** One message as the journal has it: begun, and what came of it last. */
export interface SentSince {
  message: string;
  at: string;
  to: 'accepted' | 'uncertain';
  customer: number | null;
  contact: number | null;
  kind: string | null;
  language: string | null;
  decidedOn: string | null;
  expiresOn: string | null;
}

const BECAUSE = 'sent after the backup was made, as the journal beside the database says';
/** The way that the ledger allows; the journal's word stands at its end. */
const WAY = [
  { from: ['planned', 'failed'], to: 'approved' },
  { from: ['approved', 'deferred'], to: 'claimed' },
  { from: ['claimed'], to: 'sending' },
] as const;

/** Brings messages that the database still holds for unsent to where the journal has them. Answers how many. */
export async function closeSent(tx: Queryable, sent: readonly SentSince[]): Promise<number> {
  const ids = sql`${sql.param(sent.map(({ message }) => message))}::uuid[]`;
  for (const { from, to } of WAY)
    await tx.execute(sql`
      update message set state = ${to}, because = ${BECAUSE}
      where id = any(${ids}) and state = any(${sql.param([...from])}::text[])`);
  const { rowCount } = await tx.execute(sql`
    update message set state = entry."to", because = ${BECAUSE},
      accepted_at = case when entry."to" = 'accepted' then entry.at end
    from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as entry(message uuid, at timestamptz, "to" text)
    where message.id = entry.message and (message.state = 'sending'
      or (message.state = 'uncertain' and entry."to" = 'accepted'))`);
  return rowCount ?? 0;
}

/** Adds messages that the database has never heard of, so that no customer hears from us twice as often. Answers how many. */
export async function addSent(tx: Queryable, sent: readonly SentSince[]): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    insert into message (id, customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state,
      because, accepted_at)
    select entry.message, contact.customer_id, contact.id, entry.kind, entry.language, entry."decidedOn",
      entry."decidedOn"::date, entry."expiresOn"::date, '[]', entry."to", ${BECAUSE},
      case when entry."to" = 'accepted' then entry.at end
    from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as entry(message uuid, at timestamptz, "to" text,
      customer integer, contact integer, kind text, language text, "decidedOn" text, "expiresOn" text)
    join contact on contact.id = entry.contact and contact.customer_id = entry.customer
    where entry.kind is not null
    on conflict do nothing`);
  return rowCount ?? 0;
}

type No = Extract<JournalLine, { no: unknown }>;

/** Every "no" since then holds again. Answers how many were missing. */
export async function addNoes(tx: Queryable, noes: readonly No[]): Promise<number> {
  const rows = noes.map(({ at, no }) => ({ ...no, at }));
  const { rowCount } = await tx.execute(sql`
    insert into suppression (address_hash, reason, source, at)
    select distinct on ("addressHash", reason) "addressHash", reason, source, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry("addressHash" text, reason text, source text, at timestamptz)
    on conflict do nothing`);
  return rowCount ?? 0;
}

/** Those said after `since`, for the journal. */
export async function listNoes(db: Queryable, since: Date): Promise<No[]> {
  const { rows } = await db.execute<{ at: string; addressHash: string; reason: string; source: string }>(sql`
    select to_json(at) #>> '{}' as at, address_hash as "addressHash", reason, source
    from suppression where at > ${since.toISOString()} order by suppression.at`);
  return rows.map(({ at, ...no }) => ({ at: new Date(at).toISOString(), no }));
}
