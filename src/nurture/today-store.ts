import { and, desc, eq, sql } from 'drizzle-orm';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { MessageState } from '../messages/message-state.ts';
import { messageTable } from '../messages/message-table.ts';
import type { Queryable } from '../platform/database.ts';
import { type Day, dayFromIso, isoFromDay } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import { reviewRunTable } from './review-run-table.ts';
import type { ReviewTally } from './review-tally.ts';

/** What the newest finished review did. */
export async function readLastReview(db: Queryable): Promise<{ day: Day; tally: ReviewTally } | null> {
  const [run] = await db
    .select({ day: reviewRunTable.day, tally: reviewRunTable.tally })
    .from(reviewRunTable)
    .where(eq(reviewRunTable.state, 'done'))
    .orderBy(desc(reviewRunTable.day))
    .limit(1);
  const day = run ? dayFromIso(run.day) : null;
  return run?.tally && day !== null ? { day, tally: run.tally } : null;
}

export type MessageCount = { kind: MessageKind; state: MessageState; count: number };

/** Messages decided on a day, by kind and where they stand. */
export async function countMessages(db: Queryable, decidedOn: Day): Promise<MessageCount[]> {
  const { rows } = await db.execute<MessageCount>(sql`
    select kind, state, count(*)::int from message where decided_on = ${isoFromDay(decidedOn)}
    group by kind, state order by kind, state`);
  return rows;
}

export interface WaitingSample {
  id: string;
  customer: string;
  contact: string;
  language: Language;
  items: readonly string[];
}

export type WaitingKind = {
  kind: MessageKind;
  count: number;
  languages: Readonly<Partial<Record<Language, number>>>;
  /** The first of them expires after this day. */
  firstExpiresOn: Day;
  samples: readonly WaitingSample[];
};

/** Messages of one kind that wait for a person's yes, from the `after`th on. */
export async function listWaiting(
  db: Queryable,
  { kind, after, limit }: { kind: MessageKind; after: number; limit: number },
): Promise<{ samples: WaitingSample[]; all: number }> {
  const { rows } = await db.execute<WaitingSample & Record<string, unknown>>(sql`
    select m.id, c.name as customer, p.name as contact, m.language, coalesce((
      select jsonb_agg(product_name order by position) from message_item where message_id = m.id), '[]') as items
    from message m join customer c on c.id = m.customer_id join contact p on p.id = m.contact_id
    where m.state = 'planned' and m.kind = ${kind}
    order by c.name, m.id limit ${limit} offset ${after}`);
  const all = await db.$count(
    messageTable,
    and(eq(messageTable.state, 'planned'), eq(messageTable.kind, kind)),
  );
  return { samples: rows, all };
}

/** Messages that wait for a person's yes, by kind, with a few of each to look at. */
export async function readWaiting(db: Queryable, samples: number): Promise<WaitingKind[]> {
  const { rows } = await db.execute<WaitingKind>(sql`
    with waiting as (
      select message.*, row_number() over (partition by kind order by language, message.id) as place
      from message where state = 'planned'
    )
    select waiting.kind, count(*)::int as count,
      (select jsonb_object_agg(l.language, l.messages) from (select language, count(*) as messages from message
        where state = 'planned' and kind = waiting.kind group by language) l) as languages,
      min(expires_on) - date '1970-01-01' as "firstExpiresOn",
      jsonb_agg(jsonb_build_object('id', waiting.id, 'customer', customer.name, 'contact', contact.name,
        'language', waiting.language, 'items', coalesce((
          select jsonb_agg(product_name order by position) from message_item where message_id = waiting.id), '[]'))
        order by place) filter (where place <= ${samples}) as samples
    from waiting
    join customer on customer.id = waiting.customer_id
    join contact on contact.id = waiting.contact_id
    group by waiting.kind order by waiting.kind`);
  return rows;
}
