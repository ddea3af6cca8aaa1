import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { complaintTable } from './complaint-table.ts';

/** Closes every complaint of a customer that is open on a day. Answers how many. */
export async function closeComplaints(tx: Queryable, customerId: number, day: Day): Promise<number> {
  const closed = await tx
    .update(complaintTable)
    .set({ closedOn: isoFromDay(day) })
    .where(
      and(
        eq(complaintTable.customerId, customerId),
        isNull(complaintTable.closedOn),
        lte(complaintTable.openedOn, isoFromDay(day)),
      ),
    )
    .returning({ id: complaintTable.id });
  return closed.length;
}
