import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { OpenComplaint, PastCall, PastMessage, PastOrder } from '../calls/briefing-facts.ts';
import { callOutcomeTable } from '../calls/call-table.ts';
import { carePersonTable } from '../customers/customer-table.ts';
import { messageTable } from '../messages/message-table.ts';
import { complaintTable } from '../orders/complaint-table.ts';
import { productTable } from '../orders/product-table.ts';
import type { Queryable } from '../platform/database.ts';
import { type Day, dayFromIso, isoFromDay } from '../shared/calendar-day.ts';

/** The latest orders; an order and its credit note are two. */
export async function readLastOrders(
  db: Queryable,
  customerId: number,
  today: Day,
  limit: number,
): Promise<PastOrder[]> {
  const { rows } = await db.execute<PastOrder & Record<string, unknown>>(sql`
    select ordered_on - date '1970-01-01' as day, count(*)::int as lines, sum(amount_cents)::double precision as "valueCents"
    from order_line where customer_id = ${customerId} and ordered_on <= ${isoFromDay(today)}
    group by ordered_on, order_id order by ordered_on desc, order_id desc limit ${limit}`);
  return rows.map(({ day, lines, valueCents }) => ({ day, lines, valueCents }));
}

export async function readLastMessages(
  db: Queryable,
  customerId: number,
  limit: number,
): Promise<PastMessage[]> {
  const rows = await db
    .select()
    .from(messageTable)
    .where(eq(messageTable.customerId, customerId))
    .orderBy(desc(messageTable.decidedOn), desc(messageTable.createdAt))
    .limit(limit);
  return rows.map((row) => ({
    day: dayOf(row.decidedOn),
    kind: row.kind,
    state: row.state,
    answers: [
      ...(row.reorderedAt ? (['reordered'] as const) : []),
      ...(row.answeredAt ? (['answered'] as const) : []),
      ...(row.repliedAt ? (['replied'] as const) : []),
      ...(row.bouncedAt ? (['bounced'] as const) : []),
      ...(row.complainedAt ? (['complained'] as const) : []),
    ],
  }));
}

export async function readOpenComplaints(db: Queryable, customerId: number): Promise<OpenComplaint[]> {
  const rows = await db
    .select()
    .from(complaintTable)
    .where(and(eq(complaintTable.customerId, customerId), isNull(complaintTable.closedOn)))
    .orderBy(desc(complaintTable.openedOn));
  return rows.map((row) => ({ openedOn: dayOf(row.openedOn), about: row.about, words: row.words }));
}

export async function readPastCalls(db: Queryable, customerId: number, limit: number): Promise<PastCall[]> {
  const rows = await db
    .select({ outcome: callOutcomeTable, person: carePersonTable.name })
    .from(callOutcomeTable)
    .leftJoin(carePersonTable, eq(carePersonTable.id, callOutcomeTable.byPerson))
    .where(eq(callOutcomeTable.customerId, customerId))
    .orderBy(desc(callOutcomeTable.id))
    .limit(limit);
  return rows.map(({ outcome, person }) => ({
    ...outcome,
    on: dayOf(outcome.on),
    followUpOn: outcome.followUpOn === null ? null : dayOf(outcome.followUpOn),
    person,
  }));
}

export async function readProductCards(db: Queryable, ids: readonly number[]) {
  const { id, name, unit, packSize } = productTable;
  return ids.length === 0
    ? []
    : db
        .select({ id, name, unit, packSize })
        .from(productTable)
        .where(inArray(id, [...ids]));
}

function dayOf(iso: string): Day {
  const day = dayFromIso(iso);
  if (day === null) throw new Error(`Not a day: ${iso}`);
  return day;
}
