import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import type { CallCard } from './call-card.ts';

/** Every call that may be made on a day: open, or its sleep over. In no order. */
export function readCardsToMake(db: Queryable, today: Day): Promise<CallCard[]> {
  return selectCards(
    db,
    sql`task.state = 'open' or (task.state = 'snoozed' and task.snoozed_until <= ${isoFromDay(today)})`,
  );
}

/** Calls put off or promised for a later day, the next one first. */
export async function readSleepingCards(db: Queryable, today: Day): Promise<CallCard[]> {
  const cards = await selectCards(
    db,
    sql`task.state = 'snoozed' and task.snoozed_until > ${isoFromDay(today)}`,
  );
  return cards.sort((a, b) => Number(a.snoozedUntil) - Number(b.snoozedUntil) || a.id - b.id);
}

export async function readCard(db: Queryable, taskId: number): Promise<CallCard | undefined> {
  const [card] = await selectCards(db, sql`task.id = ${taskId}`);
  return card;
}

/** How many calls were made on a day, each attempt counted, by person. */
export async function countCallsMade(db: Queryable, day: Day): Promise<Map<number | null, number>> {
  const { rows } = await db.execute<{ person: number | null; made: number }>(sql`
    select by_person as person, count(*)::int as made from call_outcome where "on" = ${isoFromDay(day)} group by 1`);
  return new Map(rows.map((row) => [row.person, row.made]));
}

// The driver asks for a Record, which only a type can be.
type CardRow = { card: CallCard };

/** Built as JSON by the database: nested contact and person, days as numbers, bigint amounts as numbers. */
async function selectCards(db: Queryable, where: SQL): Promise<CallCard[]> {
  const { rows } = await db.execute<CardRow>(sql`
    select json_build_object(
      'id', task.id, 'customerId', task.customer_id, 'customerName', customer.name, 'city', customer.city,
      'contact', contact.card, 'state', task.state, 'purpose', task.purpose, 'signals', task.signals,
      'stakeCents', task.stake_cents, 'probability', task.probability,
      'raisedOn', task.raised_on - date '1970-01-01', 'expiresOn', task.expires_on - date '1970-01-01',
      'snoozedUntil', task.snoozed_until - date '1970-01-01', 'attempts', task.attempts,
      'assignedTo', case when person.active then json_build_object('id', person.id, 'name', person.name) end,
      'handOverNote', task.hand_over_note, 'handOverBy', task.hand_over_by,
      'earlierNotes', task.earlier_notes,
      'claim', case when desk.id is not null
        then json_build_object('by', desk.id, 'name', desk.name, 'at', task.claimed_at) end) as card
    from call_task task
    join customer on customer.id = task.customer_id
    left join care_person person on person.id = task.assigned_to
    left join staff_user desk on desk.id = task.claimed_by and desk.active
    left join lateral (${bestContact()}) contact on true
    where ${where}`);
  return rows.map((row) => row.card);
}

/** Somebody with a telephone first; of those the buyer, then the owner. */
function bestContact(): SQL {
  return sql`
    select json_build_object('id', contact.id, 'name', contact.name, 'role', contact.role, 'phone', contact.phone,
      'language', coalesce(cadence.language, contact.language)) as card
    from contact left join cadence on cadence.contact_id = contact.id
    where contact.customer_id = customer.id and contact.removed_on is null
    order by contact.phone is null, array_position(array['buyer', 'owner', 'user', 'finance'], contact.role), contact.id
    limit 1`;
}
