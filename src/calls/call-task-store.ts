import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { callTaskTable } from './call-table.ts';
import { CLAIM_IDLE_MS } from './claim.ts';

/** Nobody's desk. */
const UNCLAIMED = { claimedBy: null, claimedAt: null };

const isUnmade = inArray(callTaskTable.state, ['open', 'snoozed']);

/** A person who no longer makes calls holds nothing. */
const isNobodys = sql`(assigned_to is null or assigned_to in (select id from care_person where not active))`;

/** A note on top of those before it; none leaves them as they are. */
function withNote(note: string | null, by: string | null) {
  if (note === null) return {};
  return { handOverNote: note, handOverBy: by, earlierNotes: withEarlier() };
}

function withEarlier() {
  return sql`case when hand_over_note is null then earlier_notes
    else earlier_notes || jsonb_build_array(jsonb_build_object('note', hand_over_note, 'by', hand_over_by)) end`;
}

/** As `withNote`, but the same words of the same person stand there once, however often a button was pressed. */
function withNewNote(note: string | null, by: string) {
  if (note === null) return {};
  const stands = sql`((hand_over_note = ${note} and hand_over_by = ${by})
    or earlier_notes @> jsonb_build_array(jsonb_build_object('note', ${note}::text, 'by', ${by}::text)))`;
  return {
    handOverNote: sql`case when ${stands} then hand_over_note else ${note} end`,
    handOverBy: sql`case when ${stands} then hand_over_by else ${by} end`,
    earlierNotes: sql`case when ${stands} then earlier_notes else ${withEarlier()} end`,
  };
}

/** Into a person's hand, unless the card is in another's or on somebody's desk. */
function whereFree(person: number, now: Date) {
  const idle = new Date(now.getTime() - CLAIM_IDLE_MS).toISOString();
  return sql`case when ${isNobodys} and (claimed_by is null or claimed_at <= ${idle}) then ${person}::integer
    else assigned_to end`;
}

/** Ends the calls whose last day has passed. */
export async function expireTasks(db: Queryable, today: Day): Promise<number> {
  const expired = await db
    .update(callTaskTable)
    .set({ state: 'expired', because: 'unmade', closedOn: isoFromDay(today) })
    .where(and(isUnmade, lt(callTaskTable.expiresOn, isoFromDay(today))))
    .returning({ id: callTaskTable.id });
  return expired.length;
}

/**
 * Gives a task from one hand to another: `from` null is nobody's. False when it was in another hand by then, or is no
 * longer to be made: of two people who take the same card one gets it.
 */
export async function moveToPerson(
  db: Queryable,
  taskId: number,
  hands: { from: number | null; to: number; note: string | null; by: string | null },
): Promise<boolean> {
  const held = hands.from === null ? isNobodys : eq(callTaskTable.assignedTo, hands.from);
  const moved = await db
    .update(callTaskTable)
    .set({ assignedTo: hands.to, ...withNote(hands.note, hands.by), ...UNCLAIMED })
    .where(and(eq(callTaskTable.id, taskId), isUnmade, held))
    .returning({ id: callTaskTable.id });
  return moved.length === 1;
}

/**
 * Wakes a customer's open task for somebody who asks for it, with a note on top where there is one; a colleague's stays
 * with the colleague. Null when there is none.
 */
export async function noteOpenTask(
  db: Queryable,
  customerId: number,
  wish: { person: number | null; note: string | null; by: string; now: Date },
): Promise<number | null> {
  const [task] = await db
    .update(callTaskTable)
    .set({
      state: 'open',
      snoozedUntil: null,
      ...(wish.person === null ? {} : { assignedTo: whereFree(wish.person, wish.now) }),
      ...withNewNote(wish.note, wish.by),
    })
    .where(and(eq(callTaskTable.customerId, customerId), isUnmade))
    .returning({ id: callTaskTable.id });
  return task?.id ?? null;
}

/** Deals nobody's cards out for the day, in one statement. Answers the ids that really went to the person named. */
export async function dealTasks(
  db: Queryable,
  hands: readonly { taskId: number; personId: number }[],
): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    update call_task set assigned_to = hand."personId"
    from jsonb_to_recordset(${JSON.stringify(hands)}::jsonb) as hand("taskId" integer, "personId" integer)
    where id = hand."taskId" and state in ('open', 'snoozed') and ${isNobodys}
    returning id`);
  return rows.map((row) => row.id);
}

/** Puts a call off. False when it is no longer to be made. */
export async function putTaskOff(
  db: Queryable,
  taskId: number,
  until: Day,
  graceDays: number,
): Promise<boolean> {
  const moved = await db
    .update(callTaskTable)
    .set({
      state: 'snoozed',
      because: 'put-off',
      snoozedUntil: isoFromDay(until),
      expiresOn: sql`greatest(${callTaskTable.expiresOn}, ${isoFromDay(until + graceDays)}::date)`,
    })
    .where(and(eq(callTaskTable.id, taskId), isUnmade))
    .returning({ id: callTaskTable.id });
  return moved.length === 1;
}

/** Where one task stands; undefined when there is none of that number. */
export async function findTask(db: Queryable, taskId: number) {
  const [task] = await db.select().from(callTaskTable).where(eq(callTaskTable.id, taskId));
  return task;
}

/** The call of a customer that is still to be made. */
export async function findOpenTask(db: Queryable, customerId: number): Promise<number | null> {
  const [task] = await db
    .select({ id: callTaskTable.id })
    .from(callTaskTable)
    .where(and(eq(callTaskTable.customerId, customerId), isUnmade));
  return task?.id ?? null;
}
