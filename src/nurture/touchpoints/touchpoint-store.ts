import type { CallPurpose } from '../../decisions/decision.ts';
import type { MessageKind } from '../../decisions/message-kind.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import type { Language } from '../../shared/language.ts';

/** What became of some mails. */
export interface MailCounts {
  planned: number;
  released: number;
  accepted: number;
  bounced: number;
  /** By one press or by a reply. */
  answered: number;
  /** Accepted mails that reminded of something whose usual gap has run out since, and those of them after which it was bought within it. */
  reminding: number;
  reordered: number;
  /** Its reader unsubscribed within the following days, with no later mail in between. */
  unsubscribed: number;
  spamReports: number;
}

export interface MailFigures extends MailCounts {
  kind: MessageKind;
  language: Language;
}

/** What became of some calls. */
export interface CallCounts {
  raised: number;
  made: number;
  reached: number;
  happy: number;
  neutral: number;
  unhappy: number;
  leaving: number;
  /** Made so long ago that it can be told, and those whose customer ordered within 90 days. */
  judged: number;
  kept: number;
}

export interface CallFigures extends CallCounts {
  purpose: CallPurpose | 'follow-up';
}

/** Figures of one month, counted from 1970-01: the one in which a mail was decided on or a call came up. */
export type OfMonth<Figures> = Figures & { month: number };

/** An unsubscribing later than this is not laid at a mail's door. */
const UNSUBSCRIBED_WITHIN_DAYS = 14;
const KEPT_WITHIN_DAYS = 90;
const MONTH = (day: string) =>
  `(extract(year from ${day}) * 12 + extract(month from ${day}) - 1 - 1970 * 12)::int`;

/** Mails decided on or after a day, by month, kind and language. `timeZone`: in which a mail's day is told. */
export async function readMailFigures(
  db: Database,
  { since, today, timeZone }: { since: Day; today: Day; timeZone: string },
): Promise<OfMonth<MailFigures>[]> {
  const { rows } = await db.$client.query<OfMonth<MailFigures>>(
    `select ${MONTH('m.decided_on')} as month, m.kind, m.language, count(*)::int as planned,
       count(*) filter (where exists (
         select from message_move v where v.message_id = m.id and v."to" = 'approved'))::int as released,
       count(m.accepted_at)::int as accepted, count(m.bounced_at)::int as bounced,
       count(coalesce(m.answered_at, m.replied_at))::int as answered,
       count(*) filter (where due.over)::int as reminding,
       count(*) filter (where due.over and due.bought)::int as reordered,
       count(*) filter (where m.accepted_at is not null and exists (
         select from contact c join suppression s on s.address_hash = c.address_hash
         where c.id = m.contact_id and s.reason = 'unsubscribed' and s.at >= m.accepted_at
           and s.at < m.accepted_at + interval '${UNSUBSCRIBED_WITHIN_DAYS} days'
           and not exists (select from message later where later.contact_id = m.contact_id
             and later.accepted_at > m.accepted_at and later.accepted_at <= s.at)))::int as unsubscribed,
       count(m.complained_at)::int as "spamReports"
     from message m
     cross join lateral (select (m.accepted_at at time zone $3)::date as day) accepted
     left join lateral (
       select max(accepted.day + (i.reason ->> 'usualGapDays')::float::int) < $2 as over, bool_or(exists (
         select from order_line l
         where l.customer_id = m.customer_id and l.product_id = i.product_id and l.quantity > 0
           and l.ordered_on >= accepted.day
           and l.ordered_on <= accepted.day + (i.reason ->> 'usualGapDays')::float::int)) as bought
       from message_item i where i.message_id = m.id and i.reason ->> 'kind' = 'due') due on true
     where m.decided_on >= $1
     group by 1, 2, 3 order by 2, 3, 1`,
    [isoFromDay(since), isoFromDay(today), timeZone],
  );
  return rows;
}

/** Calls raised on or after a day, by month and reason. Today's orders are not in yet, so nothing is judged by them. */
export async function readCallFigures(
  db: Database,
  { since, today }: { since: Day; today: Day },
): Promise<OfMonth<CallFigures>[]> {
  const judged = `t.state = 'done' and t.closed_on < $2::date - ${KEPT_WITHIN_DAYS}`;
  const { rows } = await db.$client.query<OfMonth<CallFigures>>(
    `select ${MONTH('t.raised_on')} as month, t.purpose, count(*)::int as raised, count(*) filter (where t.state = 'done')::int as made,
       count(*) filter (where o.reached)::int as reached,
       count(*) filter (where o.mood = 'happy')::int as happy,
       count(*) filter (where o.mood = 'neutral')::int as neutral,
       count(*) filter (where o.mood = 'unhappy')::int as unhappy,
       count(*) filter (where o.leaving)::int as leaving,
       count(*) filter (where ${judged})::int as judged,
       count(*) filter (where ${judged} and exists (
         select from order_line l where l.customer_id = t.customer_id and l.quantity > 0
           and l.ordered_on > t.closed_on and l.ordered_on <= t.closed_on + ${KEPT_WITHIN_DAYS}))::int as kept
     from call_task t
     left join lateral (
       select bool_or(reached = 'reached') as reached, bool_or(leaving_reason is not null) as leaving,
         (array_agg(mood order by id desc) filter (where mood is not null))[1] as mood
       from call_outcome where task_id = t.id) o on true
     where t.raised_on >= $1 group by 1, 2 order by 2, 1`,
    [isoFromDay(since), isoFromDay(today)],
  );
  return rows;
}

/** Another text once a mail moved or came back, a call was raised or made, or orders came. */
export async function touchpointState(db: Database): Promise<string> {
  const { rows } = await db.$client.query<{ state: string }>(
    `select concat_ws(' ', (select max(id) from import_run), (select max(undone_at) from import_run),
       (select max(id) from message_move), (select max(id) from satisfaction_answer),
       (select max(id) from incoming_mail), (select count(*) from incoming_mail where state = 'waiting'),
       (select max(at) from suppression), (select count(*) from suppression),
       (select max(id) from call_task), (select max(id) from call_outcome)) as state`,
  );
  return rows[0]?.state ?? '';
}
