import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import type { Database } from '../../src/platform/database.ts';
import type { Day } from '../../src/shared/calendar-day.ts';
import { planFor } from './message-stand.ts';
import { seedDueCustomers } from './seed-due-customers.ts';

/** Messages that may go at once, to customers who came today: no review looks at them, so that a worker only sends. */
export async function seedApproved(db: Database, count: number, today: Day): Promise<void> {
  await seedDueCustomers(db, count, today);
  await db.$client.query('update customer set created_at = now()');
  const { rows } = await db.$client.query<{ customerId: number; contactId: number }>(
    `select customer_id as "customerId", id as "contactId" from contact order by id`,
  );
  const days = { decidedOn: today, expiresOn: today + DEFAULT_CARE_MODEL.messageExpiresAfterDays };
  const plans = rows.map(({ customerId, contactId }) =>
    planFor(customerId, contactId, { ...days, period: `${today}` }),
  );
  await planMessages(db, plans);
  await db.$client.query(`update message set state = 'approved', send_after = now()`);
}
