import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { callTaskTable } from './call-table.ts';

/** Takes a customer's unmade call off the list and off the desk it lies on, since somebody by name cares for it now. Answers how many. */
export async function withdrawTasks(
  tx: Queryable,
  { customerId, today }: { customerId: number; today: Day },
): Promise<number> {
  const withdrawn = await tx
    .update(callTaskTable)
    .set({
      ...{ state: 'withdrawn', because: 'handed-over', closedOn: isoFromDay(today) },
      ...{ snoozedUntil: null, claimedBy: null, claimedAt: null },
    })
    .where(and(eq(callTaskTable.customerId, customerId), inArray(callTaskTable.state, ['open', 'snoozed'])))
    .returning({ id: callTaskTable.id });
  return withdrawn.length;
}
