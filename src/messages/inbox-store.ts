import { desc, eq, inArray, lt } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { ReceivedMail } from '../platform/mail-in.ts';
import { inboxMailTable } from './inbox-table.ts';

const LISTED = {
  id: inboxMailTable.id,
  receivedAt: inboxMailTable.receivedAt,
  subject: inboxMailTable.subject,
  from: inboxMailTable.fromHeader,
  to: inboxMailTable.toHeader,
  messageId: inboxMailTable.messageId,
};

export interface InboxMail {
  id: number;
  receivedAt: Date;
  subject: string | null;
  from: string | null;
  to: string | null;
  messageId: string | null;
}

export async function keepInboxMail(db: Queryable, mail: ReceivedMail): Promise<void> {
  // Postgres text holds no NUL; a header may.
  const text = (value: string | null) => value?.replaceAll('\0', '') ?? null;
  await db.insert(inboxMailTable).values({
    mailFrom: mail.mailFrom,
    rcptTo: [...mail.rcptTo],
    messageId: text(mail.messageId),
    subject: text(mail.subject),
    fromHeader: text(mail.fromHeader),
    toHeader: text(mail.toHeader),
    raw: mail.raw,
  });
}

/** Newest first; `before` is the id that the page before ended with. */
export function listInboxMails(
  db: Queryable,
  page: { limit: number; before?: number },
): Promise<InboxMail[]> {
  return db
    .select(LISTED)
    .from(inboxMailTable)
    .where(page.before === undefined ? undefined : lt(inboxMailTable.id, page.before))
    .orderBy(desc(inboxMailTable.id))
    .limit(page.limit);
}

export async function readInboxMail(
  db: Queryable,
  id: number,
): Promise<(InboxMail & { raw: Buffer }) | undefined> {
  const [mail] = await db
    .select({ ...LISTED, raw: inboxMailTable.raw })
    .from(inboxMailTable)
    .where(eq(inboxMailTable.id, id));
  return mail;
}

/** Those of the Message-IDs that the built-in server has taken. */
export async function findInInbox(
  db: Queryable,
  messageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (messageIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ messageId: inboxMailTable.messageId })
    .from(inboxMailTable)
    .where(inArray(inboxMailTable.messageId, [...messageIds]));
  return new Set(rows.flatMap((row) => row.messageId ?? []));
}
