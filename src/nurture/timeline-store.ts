import type { Database } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';

/** What can happen between a customer and its supplier. */
type TimelineKind =
  | 'order'
  | 'credit'
  | 'complaint'
  | 'complaint-closed'
  | 'message'
  | 'reorder'
  | 'call'
  | 'consent'
  | 'refusal'
  | 'refusal-lifted'
  | 'cadence'
  | 'cadence.usual'
  | 'pause.began'
  | 'pause.ended'
  | 'reply'
  | 'spam-report'
  | 'answer'
  | 'answer-doubtful'
  | 'handed-over'
  | 'taken-back'
  | 'stage'
  | 'bounce.hard'
  | 'bounce.full'
  | 'bounce.soft'
  | 'bounce.policy';

/** One thing that happened; `facts` fill the sentence `console:timeline.<kind>` or `customers:timeline.<kind>`, with codes, days and cents as they are stored. */
export interface TimelineEntry {
  day: Day;
  kind: TimelineKind;
  facts: Readonly<Record<string, string | number | null>>;
}

/** Entries of one stretch, and the rest of the last one's day: some years of a monthly customer. */
export const LONGEST_TIMELINE = 60;

/**
 * What happened with a customer, newest first, so that nobody has to be asked twice: the latest stretch, or that before a
 * day. Whole days, so that the next stretch begins where one ends. Days are the supplier's.
 */
export async function readTimeline(
  db: Database,
  customerId: number,
  timeZone: string,
  before: Day | null = null,
): Promise<TimelineEntry[]> {
  const { rows } = await db.$client.query<TimelineEntry>(
    `select day - date '1970-01-01' as day, kind, facts from (
       select * from (${ENTRIES.join(' union all ')}) entry (day, kind, facts)
       where $2::text is not null and ($3::date is null or day < $3)
       order by day desc fetch first ${LONGEST_TIMELINE} rows with ties) stretch
     order by stretch.day desc, kind`,
    [customerId, timeZone, before === null ? null : isoFromDay(before)],
  );
  return rows;
}

const localDay = (at: string) => `(${at} at time zone $2)::date`;

/** What contacts chose by their own press, each beside what they had chosen before. */
const CHOICES = `(
  select contact_id, days, paused_until, at, lag(days) over mine as days_before, lag(paused_until) over mine as paused_before
  from cadence_change where contact_id in (select id from contact where customer_id = $1)
  window mine as (partition by contact_id order by id))`;

const ENTRIES = [
  `select from_day, 'stage', jsonb_build_object('stage', stage) from stage_change where customer_id = $1`,
  `select ${localDay('at')}, 'handed-over', jsonb_build_object('person', person) from hand_over where customer_id = $1`,
  `select ${localDay('taken_back_at')}, 'taken-back', jsonb_build_object('person', person)
   from hand_over where customer_id = $1 and taken_back_at is not null`,
  `select o.ordered_on, case when sum(l.amount_cents) < 0 then 'credit' else 'order' end,
     jsonb_build_object('number', o.external_id, 'count', count(*), 'cents', sum(l.amount_cents))
   from customer_order o join order_line l on l.customer_id = o.customer_id and l.order_id = o.id
   where o.customer_id = $1 group by o.id`,
  `select opened_on, 'complaint', jsonb_build_object('about', about, 'words', words) from complaint where customer_id = $1`,
  `select closed_on, 'complaint-closed', jsonb_build_object('about', about)
   from complaint where customer_id = $1 and closed_on is not null`,
  `select ${localDay('m.accepted_at')}, 'message', jsonb_build_object('id', m.id, 'kind', m.kind, 'subject', m.subject, 'person', c.name)
   from message m join contact c on c.id = m.contact_id where m.customer_id = $1 and m.accepted_at is not null`,
  `select ${localDay('requested_at')}, 'reorder', jsonb_build_object('count', jsonb_array_length(items), 'note', note)
   from reorder_request where customer_id = $1`,
  `select o."on", 'call', jsonb_build_object('reached', o.reached, 'note', o.note, 'person', p.name)
   from call_outcome o left join care_person p on p.id = o.by_person where o.customer_id = $1`,
  `select ${localDay('e.at')}, 'consent', jsonb_build_object('basis', e.basis, 'person', c.name, 'source', e.source)
   from consent_event e join contact c on c.id = e.contact_id where c.customer_id = $1`,
  `select ${localDay('k.at')}, case when k.days is null then 'cadence.usual' else 'cadence' end,
     jsonb_build_object('person', c.name, 'count', k.days)
   from ${CHOICES} k join contact c on c.id = k.contact_id where k.days is distinct from k.days_before`,
  // A pause that ran out by itself was not ended by anybody.
  `select ${localDay('k.at')}, case when k.paused_until is null then 'pause.ended' else 'pause.began' end,
     jsonb_build_object('person', c.name, 'until', k.paused_until - date '1970-01-01')
   from ${CHOICES} k join contact c on c.id = k.contact_id where k.paused_until is distinct from k.paused_before
     and (k.paused_until is not null or k.paused_before > ${localDay('k.at')})`,
  `select ${localDay('s.at')}, 'refusal', jsonb_build_object('reason', s.reason, 'person', c.name)
   from (select address_hash, reason, at from suppression
     union all select address_hash, reason, suppressed_at from suppression_lift) s
   join contact c on c.address_hash = s.address_hash where c.customer_id = $1`,
  `select ${localDay('l.at')}, 'refusal-lifted', jsonb_build_object('person', c.name, 'was', l.reason,
     'by', case when l.by = 'contact ' || c.id then c.name else l.by end, 'words', l.because)
   from suppression_lift l join contact c on c.address_hash = l.address_hash where c.customer_id = $1`,
  `select ${localDay('a.at')}, case when a.doubtful is null then 'answer' else 'answer-doubtful' end,
     jsonb_build_object('person', c.name, 'scale', a.scale, 'score', a.score, 'words', left(a.comment, 500))
   from satisfaction_answer a join contact c on c.id = a.contact_id where a.customer_id = $1`,
  `select ${localDay('i.received_at')}, case when i.kind = 'bounce' then 'bounce.' || i.severity else i.kind end,
     jsonb_build_object('person', coalesce(c.name, i.from_name, i.from_address), 'subject', i.subject, 'words', left(i.words, 500))
   from incoming_mail i left join contact c on c.id = i.contact_id where i.customer_id = $1
     and (i.kind in ('reply', 'spam-report') or (i.kind = 'bounce' and i.severity <> 'delayed'))`,
];
